import { LogTable } from './log-table.js';
import { watchInstance } from './watch.js';
import { WORDS } from './words.js';

/** @typedef {keyof typeof WORDS['en']} Word */
const PEOPLE = ['alice', 'bob', 'carol', 'dave'];
const query = new URLSearchParams(location.search);
const wants = (/** @type {string} */ name) =>
  query.get(name) ?? localStorage.getItem(`start.${name}`);
const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @type {'zh-CN' | 'en'} */
let language = wants('lang') === 'en' ? 'en' : 'zh-CN';
let theme =
  wants('theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
/** @type {string[]} */
let phones = (wants('phones') ?? 'alice').split(',').filter((name) => PEOPLE.includes(name));

const word = (/** @type {string} */ key) => WORDS[language][/** @type {Word} */ (key)] ?? key;
const agentSelect = /** @type {HTMLSelectElement} */ (byId('agent'));
const sessionSelect = /** @type {HTMLSelectElement} */ (byId('session'));
const config = await fetch('/demo/config.json').then((response) => response.json());

function keep() {
  localStorage.setItem('start.lang', language);
  localStorage.setItem('start.theme', theme);
  localStorage.setItem('start.phones', phones.join(','));
}

function speak() {
  document.documentElement.lang = language;
  document.documentElement.dataset.theme = theme;
  document.querySelectorAll('[data-text]').forEach((element) => {
    element.textContent = word(/** @type {HTMLElement} */ (element).dataset.text ?? '');
  });
  document.querySelectorAll('[data-label]').forEach((element) => {
    const label = word(/** @type {HTMLElement} */ (element).dataset.label ?? '');
    element.setAttribute(element instanceof HTMLIFrameElement ? 'title' : 'aria-label', label);
  });
  const look = `user=alice&theme=${theme}&lang=${language === 'en' ? 'en' : 'zh_CN'}`;
  byId('audio-phone').setAttribute('href', `/simulator-audio/phone?${look}`);
  byId('language').textContent = language === 'en' ? '中文' : 'English';
  const all = sessionSelect.options[0];
  if (all) all.textContent = word('all');
}

function drawPhones() {
  const place = byId('phones');
  const wanted = new Set(phones);
  for (const phone of [...place.children]) {
    if (!wanted.has(/** @type {HTMLElement} */ (phone).dataset.user ?? '')) phone.remove();
  }
  for (const user of phones) {
    const look = `user=${user}&theme=${theme}&lang=${language === 'en' ? 'en' : 'zh_CN'}`;
    let phone = /** @type {HTMLElement | null} */ (place.querySelector(`[data-user="${user}"]`));
    if (!phone) {
      phone = document.createElement('div');
      phone.className = 'phone';
      phone.dataset.user = user;
      phone.append(document.createElement('iframe'));
      if (user !== phones[0]) {
        const remove = document.createElement('button');
        remove.className = 'remove';
        remove.textContent = '×';
        remove.setAttribute('aria-label', `${word('remove')} ${user}`);
        remove.onclick = () => setPhones(phones.filter((name) => name !== user));
        phone.append(remove);
      }
      place.append(phone);
    }
    const frame = /** @type {HTMLIFrameElement} */ (phone.firstElementChild);
    frame.title = `${word('phones')} ${user}`;
    const src = `/simulator/phone?${look}`;
    if (frame.getAttribute('src') !== src) frame.src = src;
  }
  byId('add-phone').toggleAttribute('hidden', phones.length === PEOPLE.length);
}

/** @param {string[]} next */
function setPhones(next) {
  phones = next;
  keep();
  drawPhones();
}

function drawDesk() {
  const agent = config.agents[agentSelect.selectedIndex] ?? config.agents[0];
  const look = `theme=${theme}&lang=${language}`;
  const src = `/workbench/?agent=${encodeURIComponent(agent.email)}&${look}`;
  const desk = /** @type {HTMLIFrameElement} */ (byId('desk'));
  if (desk.getAttribute('src') !== src) desk.src = src;
}

for (const agent of config.agents) {
  agentSelect.add(new Option(`${agent.name} ${agent.staffNo} · ${agent.group}`, agent.email));
}
sessionSelect.add(new Option('', ''));
agentSelect.onchange = drawDesk;
byId('add-phone').onclick = () => {
  const next = PEOPLE.find((name) => !phones.includes(name));
  if (next) setPhones([...phones, next]);
};
byId('language').onclick = () => {
  language = language === 'en' ? 'zh-CN' : 'en';
  draw();
};
byId('theme').onclick = () => {
  theme = theme === 'dark' ? 'light' : 'dark';
  draw();
};

function draw() {
  keep();
  speak();
  drawPhones();
  drawDesk();
}
draw();

const state = byId('watch-state');
const body = /** @type {HTMLTableSectionElement} */ (document.querySelector('tbody'));
const scroller = /** @type {HTMLElement} */ (document.querySelector('.log-scroll'));
const table = new LogTable(body, scroller, word, (session) => {
  sessionSelect.add(new Option(session.slice(0, 8), session));
});
sessionSelect.onchange = () => table.show(sessionSelect.value);
await watchInstance(config, {
  event(event) {
    byId('log-empty').hidden = true;
    table.add(event);
  },
  state(now) {
    state.dataset.state = now;
    state.textContent = word(now);
  },
});
