import type { BootOptions } from '../shared/bundle';
import type { SimulatorControl } from '../shared/control';
import { shellWords } from './words';
import type { ShellWords } from './words';

const SCREEN = { width: 375, height: 812 };
const BEZEL_PX = 11;
const PANEL_PX = 56;
const MARGIN_PX = 10;
const MIN_SCALE = 0.4;
const POLL_MS = 300;
const KEYBOARD_PX = 291;

const ICONS = {
  background:
    '<path d="M4 14v3a2 2 0 0 0 2 2h8a2 2 0 0 0 2-2v-3M10 3v10m0 0 3.5-3.5M10 13 6.5 9.5"/>',
  network:
    '<path d="M2.5 8a11 11 0 0 1 15 0M5 11a7.3 7.3 0 0 1 10 0M7.5 14a3.6 3.6 0 0 1 5 0M10 16.8v.1"/>',
  relaunch: '<path d="M16 6.5A7 7 0 1 0 17 10M16.5 3v4h-4"/>',
  theme: '<path d="M16.5 11.5A7 7 0 1 1 8.5 3.5a5.5 5.5 0 0 0 8 8z"/>',
  keyboard:
    '<path d="M3.5 5h13a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM6 8h.1M10 8h.1M14 8h.1M7 12h6"/>',
  microphone:
    '<path d="M10 2.5a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-5 0V5A2.5 2.5 0 0 1 10 2.5zM5 9.5a5 5 0 0 0 10 0M10 14.5v3"/>',
  camera:
    '<path d="M3.5 6h8a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-8a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zM12.5 9.2l5-2.7v7l-5-2.7"/>',
  live: '<path d="M10 8.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zM6.8 13.2a4.5 4.5 0 0 1 0-6.4M13.2 6.8a4.5 4.5 0 0 1 0 6.4M4.3 15.7a8 8 0 0 1 0-11.4M15.7 4.3a8 8 0 0 1 0 11.4"/>',
  call: '<path d="M4 3.5h2.8l1.4 3.6-1.8 1.3a9.5 9.5 0 0 0 4.2 4.2l1.3-1.8 3.6 1.4V15a1.5 1.5 0 0 1-1.6 1.5C8 16.2 3.8 12 3.5 5A1.5 1.5 0 0 1 4 3.5z"/>',
} as const;

type SwitchName = keyof typeof ICONS;

function make(tag: string, className: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

/** The frame: a drawn phone with the app inside, and its switches below. */
class Phone {
  private readonly stand = make('main', 'stand');
  private readonly device = make('div', 'device');
  private readonly panel = make('div', 'panel');
  private readonly status = make('div', 'status');
  private readonly frame = document.createElement('iframe');
  private readonly switches = new Map<SwitchName, HTMLElement>();
  private keyboard = false;
  /** Refusals outlive the app being killed. */
  private readonly refused = new Set<'microphone' | 'camera' | 'live'>();

  constructor(
    boot: BootOptions,
    private readonly words: ShellWords,
  ) {
    this.frame.src = `${boot.base}app${window.location.search}${window.location.hash}`;
    this.frame.title = `${words.phone} · ${boot.user}`;
    this.frame.allow = 'camera; microphone; clipboard-write; autoplay';
    const screen = make('div', 'screen');
    screen.append(this.frame);
    this.device.append(make('i', 'key key-left'), make('i', 'key key-right'), screen);
    this.addSwitch('background', words.background, () => this.toggleBackground());
    this.addSwitch('network', words.network, () => this.control?.setNetwork(!this.control.online));
    this.addSwitch('relaunch', words.relaunch, () => this.control?.relaunch());
    this.addSwitch('theme', words.theme, () => this.toggleTheme());
    this.addSwitch('keyboard', words.keyboard, () => this.toggleKeyboard());
    for (const name of ['microphone', 'camera', 'live'] as const)
      this.addSwitch(name, words[name], () => this.toggleRefusal(name));
    this.addSwitch('call', words.call, () =>
      this.control?.setPhoneCall(!this.control.isInPhoneCall),
    );
    this.panel.append(this.status);
    this.stand.append(this.device, this.panel);
    document.body.append(this.stand);
    window.addEventListener('resize', () => this.fit());
    this.fit();
    window.setInterval(() => this.refresh(), POLL_MS);
    this.frame.addEventListener('load', () => {
      this.control?.setKeyboard(this.keyboard ? KEYBOARD_PX : 0);
      this.applyRefusals();
      this.refresh();
    });
  }

  private get control(): SimulatorControl | undefined {
    return this.frame.contentWindow?.__simulator;
  }

  private addSwitch(name: SwitchName, label: string, act: () => void): void {
    const button = make('button', 'switch');
    button.innerHTML = `<svg viewBox="0 0 20 20" aria-hidden="true">${ICONS[name]}</svg>`;
    button.setAttribute('aria-label', label);
    button.title = label;
    button.dataset['switch'] = name;
    button.addEventListener('click', () => {
      act();
      this.refresh();
    });
    this.switches.set(name, button);
    this.panel.append(button);
  }

  private toggleBackground(): void {
    if (this.control?.state === 'foreground') this.control.background();
    else this.control?.foreground();
  }

  private toggleTheme(): void {
    const { control } = this;
    if (control === undefined) return;
    const theme = control.theme === 'dark' ? 'light' : 'dark';
    control.setTheme(theme);
    document.documentElement.dataset['theme'] = theme;
  }

  private toggleRefusal(name: 'microphone' | 'camera' | 'live'): void {
    if (!this.refused.delete(name)) this.refused.add(name);
    this.applyRefusals();
  }

  private applyRefusals(): void {
    const { control, refused } = this;
    control?.setPermission('microphone', !refused.has('microphone'));
    control?.setPermission('camera', !refused.has('camera'));
    control?.setLiveEnabled(!refused.has('live'));
  }

  private toggleKeyboard(): void {
    this.keyboard = !this.keyboard;
    this.control?.setKeyboard(this.keyboard ? KEYBOARD_PX : 0);
  }

  private refresh(): void {
    const { control, words } = this;
    if (control === undefined) return;
    const { state, online } = control;
    const back = this.switches.get('background');
    const label = state === 'foreground' ? words.background : words.foreground;
    back?.setAttribute('aria-label', label);
    if (back !== undefined) back.title = label;
    this.press('background', state !== 'foreground');
    this.press('network', online);
    this.press('theme', control.theme === 'dark');
    this.press('keyboard', this.keyboard);
    this.press('microphone', control.isAllowed('microphone'));
    this.press('camera', control.isAllowed('camera'));
    this.press('live', control.isLiveEnabled);
    this.press('call', control.isInPhoneCall);
    const errors = control.errors.length;
    const kind = errors > 0 ? 'error' : state !== 'foreground' || !online ? 'away' : 'ok';
    this.status.dataset['kind'] = kind;
    this.status.textContent = this.statusText(control);
  }

  private statusText({ state, online, errors, user }: SimulatorControl): string {
    const { words } = this;
    if (errors.length > 0) return `${user} · ${errors.length} ${words.errors}`;
    if (state === 'suspended') return `${user} · ${words.suspended}`;
    if (state === 'background') return `${user} · ${words.inBackground}`;
    return `${user} · ${online ? words.running : words.offline}`;
  }

  private press(name: SwitchName, on: boolean): void {
    this.switches.get(name)?.setAttribute('aria-pressed', String(on));
  }

  /** Fills the height there is; never larger than life. */
  private fit(): void {
    const outer = { width: SCREEN.width + 2 * BEZEL_PX, height: SCREEN.height + 2 * BEZEL_PX };
    const height = window.innerHeight - PANEL_PX - 2 * MARGIN_PX;
    const width = window.innerWidth - 2 * MARGIN_PX;
    const scale = Math.max(MIN_SCALE, Math.min(1, height / outer.height, width / outer.width));
    this.stand.style.setProperty('--scale', String(scale));
  }
}

const boot = JSON.parse(document.getElementById('mp-boot')?.textContent ?? '{}') as BootOptions;
new Phone(boot, shellWords(boot.lang));
