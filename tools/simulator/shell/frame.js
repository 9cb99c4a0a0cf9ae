/**
 * The device around the mini-program, and the switches of a phone's life.
 * What they do is in the app's own window, as `window.__simulator`; tests use the same.
 */

const WORDS = {
  zh_CN: {
    background: '切后台',
    foreground: '回前台',
    offline: '断网',
    online: '联网',
    relaunch: '杀掉重开',
    dark: '深色',
    light: '浅色',
    covered: '小程序在后台',
    switches: '手机开关',
  },
  en: {
    background: 'Background',
    foreground: 'Foreground',
    offline: 'Go offline',
    online: 'Go online',
    relaunch: 'Kill & reopen',
    dark: 'Dark',
    light: 'Light',
    covered: 'The mini-program is in the background',
    switches: 'Phone switches',
  },
};

const query = new URLSearchParams(location.search);
const words = query.get('lang') === 'en' ? WORDS.en : WORDS.zh_CN;
const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const frame = /** @type {HTMLIFrameElement} */ (byId('app'));
const simulator = () => /** @type {any} */ (frame.contentWindow)?.__simulator;

let theme = query.get('theme') === 'dark' ? 'dark' : 'light';
let isBackground = false;
let isOffline = false;

function load() {
  const wanted = new URLSearchParams(query);
  wanted.set('theme', theme);
  frame.src = `app?${wanted}${location.hash}`;
}

function draw() {
  document.documentElement.dataset.theme = theme;
  document.documentElement.lang = words === WORDS.en ? 'en' : 'zh-CN';
  byId('who').textContent = query.get('user') ?? '';
  byId('ground').textContent = isBackground ? words.foreground : words.background;
  byId('ground').setAttribute('aria-pressed', String(isBackground));
  byId('network').textContent = isOffline ? words.online : words.offline;
  byId('network').setAttribute('aria-pressed', String(isOffline));
  byId('relaunch').textContent = words.relaunch;
  byId('look').textContent = theme === 'dark' ? words.light : words.dark;
  byId('cover').hidden = !isBackground;
  byId('cover-text').textContent = words.covered;
  byId('return').textContent = words.foreground;
  document.querySelector('.switches')?.setAttribute('aria-label', words.switches);
}

function toggleGround() {
  isBackground = !isBackground;
  if (isBackground) simulator()?.background();
  else simulator()?.foreground();
  draw();
}

byId('ground').onclick = toggleGround;
byId('return').onclick = toggleGround;
byId('network').onclick = () => {
  isOffline = !isOffline;
  simulator()?.setNetwork(!isOffline);
  draw();
};
byId('relaunch').onclick = () => {
  isBackground = false;
  simulator()?.relaunch();
  draw();
};
byId('look').onclick = () => {
  theme = theme === 'dark' ? 'light' : 'dark';
  simulator()?.setTheme(theme);
  draw();
};
frame.addEventListener('load', () => {
  isBackground = false;
  if (isOffline) simulator()?.setNetwork(false);
  draw();
});

/** Faults of the app are shown under the phone: nothing fails in silence. */
window.addEventListener('message', ({ data, source }) => {
  if (source !== frame.contentWindow || data?.type !== 'simulator:errors') return;
  byId('faults').hidden = data.errors.length === 0;
  byId('faults').textContent = data.errors.join('\n');
});

const stage = /** @type {HTMLElement} */ (document.querySelector('.stage'));
new ResizeObserver(() => {
  const scale = Math.min(1, stage.clientWidth / 391, stage.clientHeight / 828);
  stage.style.setProperty('--scale', String(scale));
}).observe(stage);

draw();
load();
