import type * as adapter from 'glass-easel-miniprogram-adapter';
import type { BundleMeta } from '../shared/bundle';
import type { AppSpace } from './component-space';
import { make, toBackend, toDom } from './dom';
import { whenDrawn } from './drawn';
import { EventChannel } from './event-channel';
import type { PageCaller, PageEntry } from './page-entry';
import { PageView } from './page-view';
import type { NavigationActions } from './page-view';
import type { ProblemLog } from './problem-log';
import { formatRoute } from './route';
import type { Route } from './route';
import type { Scheduler } from './scheduler';
import type { Theme } from './theme';

/** What making and closing pages needs of the rest. */
export interface PageSurroundings {
  readonly meta: BundleMeta;
  readonly space: AppSpace;
  readonly backend: adapter.AssociatedBackend;
  readonly scheduler: Scheduler;
  readonly problems: ProblemLog;
  readonly theme: Theme;
  readonly stage: HTMLElement;
  /** Follows the colours of the page in front. */
  readonly chrome: { setTextStyle(style: string): void };
}

/** Builds pages, calls their life-cycle methods, takes them down again. */
export class PageFactory {
  private lastId = 0;

  constructor(
    private readonly around: PageSurroundings,
    private readonly actions: NavigationActions,
  ) {}

  /** Loads a page's code and makes its component tree; {@link start} brings it to life. */
  create(route: Route, lead: 'back' | 'home' | 'none', opener = new EventChannel()): PageEntry {
    const { meta, space, backend, theme, stage } = this.around;
    space.prepare(route.path);
    const isTab = meta.tabBar?.list.some((item) => item.pagePath === route.path) ?? false;
    const config = { ...meta.window, ...meta.configs[route.path] };
    const view = new PageView(route.path, config, theme, lead, this.actions, isTab);
    const root = backend.createRoot('page', space.space, `/${formatRoute(route)}`);
    const caller = root.get() as object as PageCaller;
    caller['route'] = caller['__route__'] = route.path;
    caller['options'] = { ...route.query };
    caller['getOpenerEventChannel'] = () => opener;
    this.lastId += 1;
    const entry: PageEntry = {
      id: this.lastId,
      route,
      view,
      root,
      caller,
      opener,
      isTab,
      state: 'loading',
    };
    toDom(root.getComponent())?.setAttribute('is', route.path);
    stage.append(view.root);
    return entry;
  }

  /** Attaches the tree and calls `onLoad`, `onShow` and, once drawn, `onReady`. */
  start(entry: PageEntry): void {
    const { view, root, route } = entry;
    const placeholder = make('div');
    view.scroller.append(placeholder);
    root.attach(toBackend(view.scroller), toBackend(placeholder));
    this.watchScroll(entry);
    this.call(entry, 'onLoad', { ...route.query });
    this.show(entry);
    whenDrawn(() => {
      performance.mark(`mp-page-ready:${route.path}`);
      this.call(entry, 'onReady');
    });
  }

  show(entry: PageEntry): void {
    if (entry.state === 'closed' || entry.state === 'shown') return;
    entry.state = 'shown';
    entry.view.root.hidden = false;
    entry.root.getComponent().triggerPageLifetime('show', []);
    this.call(entry, 'onShow');
  }

  hide(entry: PageEntry): void {
    if (entry.state !== 'shown') return;
    entry.state = 'hidden';
    this.call(entry, 'onHide');
    entry.root.getComponent().triggerPageLifetime('hide', []);
    entry.view.root.hidden = true;
  }

  close(entry: PageEntry): void {
    if (entry.state === 'closed') return;
    this.call(entry, 'onUnload');
    entry.state = 'closed';
    entry.root.release();
    entry.view.root.remove();
  }

  /** Calls a page's method, when it has it. */
  call(entry: PageEntry, name: string, ...args: unknown[]): void {
    const method = entry.caller[name];
    if (entry.state === 'closed' || typeof method !== 'function') return;
    this.around.scheduler.run(() => void method.apply(entry.caller, args));
  }

  private watchScroll(entry: PageEntry): void {
    const { scroller } = entry.view;
    let atBottom = false;
    scroller.addEventListener(
      'scroll',
      () => {
        const { scrollTop, scrollHeight, clientHeight } = scroller;
        this.call(entry, 'onPageScroll', { scrollTop });
        const rest = scrollHeight - clientHeight - scrollTop;
        const near = rest <= entry.view.reachBottomDistance;
        if (near && !atBottom) this.call(entry, 'onReachBottom');
        atBottom = near;
      },
      { passive: true },
    );
  }
}
