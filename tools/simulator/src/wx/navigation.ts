import type { WindowConfig } from '../shared/bundle';
import type { Host } from '../runtime/host';
import { showModal } from '../runtime/dialogs';
import type { EventChannel } from '../runtime/event-channel';
import type { PageEntry } from '../runtime/page-entry';
import { NavigationRefused } from '../runtime/page-stack';
import { parseRoute } from '../runtime/route';
import { ApiFailure, asyncApi, numberOption, textOption } from './api';
import type { ApiOptions, ApiResult } from './api';

/** A navigation runs as app code does: later, and not while suspended. */
function move(host: Host, work: () => ApiResult): Promise<ApiResult> {
  return new Promise((resolve, reject) => {
    host.scheduler.deliver(() => {
      try {
        resolve(work());
      } catch (error) {
        reject(error instanceof NavigationRefused ? new ApiFailure(error.reason) : error);
      }
    });
  });
}

function routeOf(host: Host, options: ApiOptions) {
  return parseRoute(textOption(options, 'url'), host.pages.top?.route.path);
}

/** Messages a page listens to from the page it opens. */
function listen(channel: EventChannel, options: ApiOptions): void {
  for (const [name, listener] of Object.entries((options['events'] ?? {}) as object)) {
    channel.on(name, listener as (...args: unknown[]) => void);
  }
}

/** `enableAlertBeforeUnload` and its opposite, for the page in front. */
function unloadAlerts(host: Host) {
  const messages = new WeakMap<PageEntry, string>();
  host.pages.beforeBack = (entry) => {
    const content = messages.get(entry);
    if (content === undefined) return undefined;
    const asked = showModal(host, {
      title: '',
      content,
      showCancel: true,
      cancelText: '',
      confirmText: '',
      confirmColor: '',
      cancelColor: '',
      editable: false,
      placeholder: '',
    });
    return asked.then(({ confirmed }) => confirmed);
  };
  return {
    enableAlertBeforeUnload: asyncApi(host, 'enableAlertBeforeUnload', (options) => {
      const { top } = host.pages;
      if (top) messages.set(top, textOption(options, 'message'));
    }),
    disableAlertBeforeUnload: asyncApi(host, 'disableAlertBeforeUnload', () => {
      const { top } = host.pages;
      if (top) messages.delete(top);
    }),
  };
}

/** Navigation between pages, and their chrome. */
export function navigationApis(host: Host) {
  const chrome = (name: string, change: (options: ApiOptions) => WindowConfig) =>
    asyncApi(host, name, (options) => {
      host.pages.top?.view.apply(change(options));
    });
  const tab = (name: string, work: (options: ApiOptions) => void) =>
    asyncApi(host, name, (options) => {
      if (host.tabBar === null) throw new ApiFailure('not TabBar page');
      work(options);
    });
  return {
    ...unloadAlerts(host),
    navigateTo: asyncApi(host, 'navigateTo', (options) =>
      move(host, () => {
        const eventChannel = host.pages.navigateTo(routeOf(host, options), (channel) =>
          listen(channel, options),
        );
        return { eventChannel };
      }),
    ),
    redirectTo: asyncApi(host, 'redirectTo', (options) =>
      move(host, () => host.pages.redirectTo(routeOf(host, options))),
    ),
    reLaunch: asyncApi(host, 'reLaunch', (options) =>
      move(host, () => host.pages.reLaunch(routeOf(host, options))),
    ),
    switchTab: asyncApi(host, 'switchTab', (options) =>
      move(host, () => host.pages.switchTab(routeOf(host, options).path)),
    ),
    navigateBack: asyncApi(host, 'navigateBack', (options) =>
      move(host, () => host.pages.navigateBack(numberOption(options, 'delta', 1))),
    ),
    setNavigationBarTitle: chrome('setNavigationBarTitle', (options) => ({
      navigationBarTitleText: textOption(options, 'title'),
    })),
    setNavigationBarColor: chrome('setNavigationBarColor', (options) => ({
      navigationBarBackgroundColor: textOption(options, 'backgroundColor'),
      navigationBarTextStyle:
        textOption(options, 'frontColor').toLowerCase() === '#ffffff' ? 'white' : 'black',
    })),
    setBackgroundColor: chrome('setBackgroundColor', (options) =>
      typeof options['backgroundColor'] === 'string'
        ? { backgroundColor: options['backgroundColor'] }
        : {},
    ),
    setBackgroundTextStyle: chrome('setBackgroundTextStyle', (options) => ({
      backgroundTextStyle: textOption(options, 'textStyle'),
    })),
    showNavigationBarLoading: asyncApi(host, 'showNavigationBarLoading', () => {
      host.pages.top?.view.root.classList.add('mp-bar-busy');
    }),
    hideNavigationBarLoading: asyncApi(host, 'hideNavigationBarLoading', () => {
      host.pages.top?.view.root.classList.remove('mp-bar-busy');
    }),
    hideHomeButton: asyncApi(host, 'hideHomeButton', () => {
      host.pages.top?.view.root.querySelector('[data-lead=home]')?.setAttribute('hidden', '');
    }),
    pageScrollTo: asyncApi(host, 'pageScrollTo', (options) => {
      const scroller = host.pages.top?.view.scroller;
      const top = numberOption(options, 'scrollTop', scroller?.scrollTop ?? 0);
      const animated = numberOption(options, 'duration', 300) > 0;
      scroller?.scrollTo({ top, behavior: animated ? 'smooth' : 'instant' });
    }),
    startPullDownRefresh: asyncApi(host, 'startPullDownRefresh', () => {
      host.pages.top?.view.setRefreshing(true);
      host.pages.callTop('onPullDownRefresh');
    }),
    stopPullDownRefresh: asyncApi(host, 'stopPullDownRefresh', () => {
      host.pages.top?.view.setRefreshing(false);
    }),
    setTabBarBadge: tab('setTabBarBadge', (options) =>
      host.tabBar?.setBadge(numberOption(options, 'index', 0), textOption(options, 'text')),
    ),
    removeTabBarBadge: tab('removeTabBarBadge', (options) =>
      host.tabBar?.setBadge(numberOption(options, 'index', 0), null),
    ),
    showTabBarRedDot: tab('showTabBarRedDot', (options) =>
      host.tabBar?.setBadge(numberOption(options, 'index', 0), ''),
    ),
    hideTabBarRedDot: tab('hideTabBarRedDot', (options) =>
      host.tabBar?.setBadge(numberOption(options, 'index', 0), null),
    ),
  };
}
