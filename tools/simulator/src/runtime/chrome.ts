import { capsuleRect, currentDevice } from './device';
import { make } from './dom';
import type { ProblemLog } from './problem-log';
import { formatProblem } from '../shared/problem';
import { words } from './words';

const SIGNAL_ICON =
  '<svg viewBox="0 0 18 12"><path d="M0 8h3v4H0zM5 5.5h3V12H5zM10 3h3v9h-3zM15 0h3v12h-3z" fill="currentColor"/></svg>';
const WIFI_ICON =
  '<svg viewBox="0 0 16 12"><path d="M8 2.3c2.2 0 4.2.9 5.7 2.3l1.2-1.2A9.8 9.8 0 0 0 8 .6 9.8 9.8 0 0 0 1.1 3.4l1.2 1.2A8.2 8.2 0 0 1 8 2.3zm0 3.9c1.1 0 2.2.4 3 1.2l1.2-1.3A6 6 0 0 0 8 4.5a6 6 0 0 0-4.2 1.6L5 7.4a4.3 4.3 0 0 1 3-1.2zm2 2.3L8 10.6 6 8.5a2.8 2.8 0 0 1 4 0z" fill="currentColor"/></svg>';
const BATTERY_ICON =
  '<svg viewBox="0 0 26 12"><rect x=".5" y=".5" width="21" height="11" rx="3" fill="none" stroke="currentColor" opacity=".45"/><rect x="2" y="2" width="18" height="8" rx="1.8" fill="currentColor"/><path d="M23 4v4c.9-.3 1.5-1.1 1.5-2S23.9 4.3 23 4z" fill="currentColor" opacity=".5"/></svg>';
const CAPSULE =
  '<span class="mp-capsule-menu"><i></i><i></i><i></i></span><span class="mp-capsule-close"><i></i></span>';

/** What WeChat and the phone draw around every page: status bar, capsule, home indicator. */
export class Chrome {
  /** Pages go in here. */
  readonly stage = make('div', 'mp-stage');
  /** Dialogs and toasts go in here. */
  readonly screen = make('div', 'mp-screen');
  private readonly clock = make('span', 'mp-clock');
  private readonly capsule = make('div', 'mp-capsule');
  private readonly notice = make('div', 'mp-notice');

  constructor(private readonly lang: 'zh_CN' | 'en') {
    const status = make('div', 'mp-status');
    const right = make('span', 'mp-status-icons');
    right.innerHTML = SIGNAL_ICON + WIFI_ICON + BATTERY_ICON;
    status.append(this.clock, right);
    status.setAttribute('aria-hidden', 'true');
    this.capsule.innerHTML = CAPSULE;
    this.capsule.setAttribute('aria-hidden', 'true');
    this.notice.hidden = true;
    const keyboard = make('div', 'mp-keyboard');
    keyboard.setAttribute('aria-hidden', 'true');
    // A press on the drawn keys must not take the focus from the field.
    keyboard.addEventListener('mousedown', (event) => event.preventDefault());
    this.notice.setAttribute('role', 'status');
    document.body.append(
      this.stage,
      status,
      this.capsule,
      keyboard,
      make('div', 'mp-home-indicator'),
      this.screen,
      this.notice,
    );
    this.measure();
    this.tick();
    window.setInterval(() => this.tick(), 10_000);
  }

  measure(): void {
    const device = currentDevice();
    const capsule = capsuleRect(device);
    const { style } = document.documentElement;
    style.setProperty('--mp-status-height', `${device.statusBarHeight}px`);
    style.setProperty('--mp-bar-height', `${device.navigationBarHeight}px`);
    style.setProperty('--mp-tab-height', `${device.tabBarHeight}px`);
    for (const [edge, size] of [
      ['top', device.statusBarHeight],
      ['bottom', device.safeBottom],
      ['left', 0],
      ['right', 0],
    ] as const) {
      style.setProperty(`--mp-safe-${edge}`, `${size}px`);
    }
    Object.assign(this.capsule.style, { top: `${capsule.top}px`, left: `${capsule.left}px` });
  }

  /** Colour of the status bar and capsule, following the page in front. */
  setTextStyle(style: string): void {
    document.body.dataset['text'] = style;
  }

  setOnline(online: boolean): void {
    document.body.toggleAttribute('data-offline', !online);
  }

  /** A bar over the screen that says why the app stands still; `null` removes it. */
  setNotice(kind: 'background' | 'suspended' | null): void {
    this.notice.hidden = kind === null;
    this.notice.textContent = kind === null ? '' : words(this.lang)[kind];
    document.body.toggleAttribute('data-background', kind !== null);
  }

  private tick(): void {
    this.clock.textContent = new Date().toTimeString().slice(0, 5);
  }
}

/** Shows errors over the app as they come; it can be put away. */
export function showProblems(problems: ProblemLog, lang: 'zh_CN' | 'en'): void {
  const panel = make('div', 'mp-problems');
  const list = make('ol');
  const close = make('button');
  const title = make('strong');
  title.textContent = words(lang).problems;
  close.textContent = words(lang).dismiss;
  close.addEventListener('click', () => (panel.hidden = true));
  panel.append(title, list, close);
  panel.hidden = true;
  panel.setAttribute('role', 'alert');
  document.body.append(panel);
  problems.reported.add((problem) => {
    if (problem.severity !== 'error') return;
    const item = make('li');
    item.textContent = formatProblem(problem);
    list.append(item);
    panel.hidden = false;
  });
}
