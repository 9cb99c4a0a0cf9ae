import { EventChannel } from './event-channel';
import type { PageEntry } from './page-entry';
import { PageFactory } from './page-factory';
import type { PageSurroundings } from './page-factory';
import { formatRoute } from './route';
import type { Route } from './route';
import { Signal } from './signal';
import type { TabBar } from './tab-bar';

const MAX_DEPTH = 10;

/** A navigation that WeChat refuses; `reason` goes into `errMsg`. */
export class NavigationRefused extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'NavigationRefused';
  }
}

/** Opened pages, bottom first, and the moves between them. */
export class PageStack {
  /** Another page is in front. */
  readonly turned = new Signal<PageEntry>();
  /** Asked before the back key of the bar closes a page; undefined: nothing stands against it. */
  beforeBack: (entry: PageEntry) => Promise<boolean> | undefined = () => undefined;
  private readonly factory: PageFactory;
  private readonly tabs = new Map<string, PageEntry>();
  private stack: PageEntry[] = [];

  constructor(
    private readonly around: PageSurroundings,
    private readonly tabBar: TabBar | null,
  ) {
    const home = (): void => this.reLaunch({ path: around.meta.entryPage, query: {} });
    this.factory = new PageFactory(around, { back: () => this.backByKey(), home });
  }

  get entries(): readonly PageEntry[] {
    return this.stack;
  }

  get top(): PageEntry | undefined {
    return this.stack[this.stack.length - 1];
  }

  /** Opens a page; `prepare` gets the channel to it before the page's own code runs. */
  navigateTo(route: Route, prepare?: (channel: EventChannel) => void): EventChannel {
    this.check(route.path);
    if (this.isTab(route.path)) throw new NavigationRefused('can not navigateTo a tabbar page');
    if (this.stack.length >= MAX_DEPTH) throw new NavigationRefused('webview count limit exceed');
    const channel = new EventChannel();
    prepare?.(channel);
    if (this.top !== undefined) this.factory.hide(this.top);
    this.push(route, channel);
    return channel;
  }

  redirectTo(route: Route): void {
    this.check(route.path);
    if (this.isTab(route.path)) throw new NavigationRefused('can not redirectTo a tabbar page');
    const replaced = this.stack.pop();
    if (replaced !== undefined) this.drop(replaced);
    this.push(route);
  }

  reLaunch(route: Route): void {
    this.check(route.path);
    for (const entry of this.stack.splice(0).reverse()) this.factory.close(entry);
    for (const entry of this.tabs.values()) this.factory.close(entry);
    this.tabs.clear();
    this.push(route);
  }

  switchTab(path: string): void {
    this.check(path);
    if (!this.isTab(path)) throw new NavigationRefused('can not switch to no-tabBar page');
    if (this.top?.route.path === path) return;
    for (const entry of this.stack.splice(0).reverse()) this.drop(entry);
    const known = this.tabs.get(path);
    if (known === undefined) {
      this.push({ path, query: {} });
    } else {
      this.stack.push(known);
      this.factory.show(known);
      this.arrived();
    }
  }

  navigateBack(delta: number): void {
    if (this.stack.length < 2) throw new NavigationRefused('cannot navigate back at first page.');
    const keep = Math.max(1, this.stack.length - Math.max(1, delta));
    for (const entry of this.stack.splice(keep).reverse()) this.factory.close(entry);
    if (this.top !== undefined) this.factory.show(this.top);
    this.arrived();
  }

  /** Calls a method of the page in front. */
  callTop(name: string, ...args: unknown[]): void {
    if (this.top !== undefined) this.factory.call(this.top, name, ...args);
  }

  /** The whole app came to the front or left it. */
  setAppShown(shown: boolean): void {
    const { top } = this;
    if (top === undefined) return;
    if (shown) this.factory.show(top);
    else this.factory.hide(top);
    top.view.root.hidden = false;
  }

  tabSelected(index: number): void {
    const item = this.around.meta.tabBar?.list[index];
    if (item === undefined) return;
    this.switchTab(item.pagePath);
    this.callTop('onTabItemTap', { index, pagePath: item.pagePath, text: item.text });
  }

  /** Redraws the chrome of every page, after a change of theme or size. */
  refresh(): void {
    for (const entry of [...this.stack, ...this.tabs.values()]) entry.view.apply({});
    this.tabBar?.refresh();
    if (this.top !== undefined) this.around.chrome.setTextStyle(this.top.view.textStyle);
  }

  isTab(path: string): boolean {
    return this.around.meta.tabBar?.list.some((item) => item.pagePath === path) ?? false;
  }

  private push(route: Route, opener?: EventChannel): void {
    const entry = this.factory.create(route, this.lead(route), opener);
    this.stack.push(entry);
    if (entry.isTab) this.tabs.set(route.path, entry);
    this.arrived();
    this.factory.start(entry);
  }

  private backByKey(): void {
    const { top } = this;
    const asked = top && this.beforeBack(top);
    if (!asked) return this.navigateBack(1);
    void asked.then((isLeft) => {
      if (isLeft && this.top === top) this.navigateBack(1);
    });
  }

  private lead(route: Route): 'back' | 'home' | 'none' {
    if (this.stack.length > 0) return 'back';
    const { entryPage } = this.around.meta;
    return route.path === entryPage || this.isTab(route.path) ? 'none' : 'home';
  }

  private drop(entry: PageEntry): void {
    if (this.tabs.get(entry.route.path) === entry) this.factory.hide(entry);
    else this.factory.close(entry);
  }

  private arrived(): void {
    const { top } = this;
    if (top === undefined) return;
    this.tabBar?.show(top.route.path);
    this.around.chrome.setTextStyle(top.view.textStyle);
    document.title = top.view.root.querySelector('.mp-bar-title')?.textContent ?? top.route.path;
    window.history.replaceState(null, '', `#/${formatRoute(top.route)}`);
    this.turned.emit(top);
  }

  private check(path: string): void {
    if (!this.around.meta.pages.includes(path)) {
      throw new NavigationRefused(`page "${path}" is not found`);
    }
  }
}
