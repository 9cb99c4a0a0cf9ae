import type { Chrome } from './chrome';
import { scriptFiles } from './file-input';
import type { Host } from './host';
import type { SimulatorControl } from '../shared/control';
import { summarise } from '../rtc/summary';
import { SUSPEND_AFTER_MS } from './scheduler';

declare global {
  interface Window {
    __simulator?: SimulatorControl;
  }
}

/** Puts the switches on the window and ties them to the app. */
export function installControl(host: Host, wx: object, chrome: Chrome): void {
  const { scheduler, network, pages, app, theme, problems } = host;
  scheduler.suspending.add(() => network.interruptAll('suspended'));
  network.changed.add((online) => chrome.setOnline(online));
  scheduler.changed.add((state) => chrome.setNotice(state === 'foreground' ? null : state));

  const control: SimulatorControl = {
    get state() {
      return scheduler.state;
    },
    get online() {
      return network.online;
    },
    get theme() {
      return theme.name;
    },
    user: host.boot.user,
    errors: problems.errors,
    warnings: problems.warnings,
    background: ({ suspendAfterMs = SUSPEND_AFTER_MS } = {}) => {
      if (scheduler.state !== 'foreground') return;
      pages.setAppShown(false);
      app.call('onHide');
      host.appHidden.emit(undefined);
      scheduler.enterBackground(suspendAfterMs);
    },
    foreground: () =>
      scheduler.enterForeground(() => {
        const top = pages.top?.route;
        const options = { ...host.launch, ...(top && { path: top.path, query: top.query }) };
        app.call('onShow', options);
        host.appShown.emit(options);
        pages.setAppShown(true);
      }),
    setNetwork: (online) => network.set(online),
    setTheme: (name) => theme.set(name),
    setKeyboard: (heightPx) => host.keyboard.configure(heightPx),
    setPrivacyNeeded: (needed) => {
      host.privacy.isNeeded = needed;
    },
    setPermission: (device, isAllowed) => host.permissions.set(device, isAllowed),
    isAllowed: (device) => host.permissions.isAllowed(device),
    setLiveEnabled: (isEnabled) => {
      host.live.isEnabled = isEnabled;
    },
    get isLiveEnabled() {
      return host.live.isEnabled;
    },
    setPhoneCall: (isActive) => host.phoneCall.set(isActive),
    get isInPhoneCall() {
      return host.phoneCall.isActive;
    },
    liveLegs: () => Promise.all(host.live.legs.all.map(summarise)),
    relaunch: () => {
      const url = new URL(window.location.href);
      url.hash = '';
      window.history.replaceState(null, '', url);
      window.location.reload();
    },
    pageStack: () =>
      pages.entries.map(({ route, caller }) => ({
        route: route.path,
        query: { ...route.query },
        data: JSON.parse(JSON.stringify(caller['data'] ?? null)) as unknown,
      })),
    chooseNext: (files) =>
      scriptFiles(
        files.map(({ name, type, base64 }) => {
          const bytes = Uint8Array.from(window.atob(base64), (char) => char.charCodeAt(0));
          return new File([bytes], name, { type });
        }),
      ),
    callApp: (work) => work(app.get() ?? {}),
    callPage: (work) => work(pages.top?.caller ?? {}),
    callWx: (name, ...args) => {
      const member: unknown = Reflect.get(wx, name);
      if (typeof member !== 'function') throw new TypeError(`wx.${name} is not a function`);
      return member.apply(wx, args);
    },
  };
  window.__simulator = control;
}
