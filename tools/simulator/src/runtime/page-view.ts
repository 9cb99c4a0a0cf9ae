import type { WindowConfig } from '../shared/bundle';
import { currentDevice } from './device';
import { make } from './dom';
import type { Theme } from './theme';
import { words } from './words';

/** What taps on the drawn navigation bar mean. */
export interface NavigationActions {
  back(): void;
  home(): void;
}

const BACK_ICON =
  '<svg viewBox="0 0 12 24"><path d="M10 4 2 12l8 8" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>';
const HOME_ICON =
  '<svg viewBox="0 0 24 24"><path d="M4 11 12 4l8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"/></svg>';

/** The drawn page: navigation bar, scrolling area, and the `page` element inside it. */
export class PageView {
  readonly root = make('section', 'mp-page');
  /** Stays while the content scrolls; what is `position: fixed` in the app is fixed to it. */
  readonly viewport = make('div', 'mp-viewport');
  readonly scroller = make('div', 'mp-scroller');
  private readonly bar = make('header', 'mp-bar');
  private readonly title = make('div', 'mp-bar-title');
  private readonly leading = make('button', 'mp-bar-leading');
  private readonly refresher = make('div', 'mp-refresher');
  private config: WindowConfig;

  constructor(
    route: string,
    config: WindowConfig,
    private readonly theme: Theme,
    lead: 'back' | 'home' | 'none',
    actions: NavigationActions,
    hasTabBar: boolean,
  ) {
    this.config = config;
    const { root, viewport, scroller, bar, title, leading } = this;
    root.dataset['route'] = route;
    root.setAttribute('aria-label', route);
    leading.dataset['lead'] = lead;
    const names = words(document.documentElement.lang === 'en' ? 'en' : 'zh_CN');
    if (lead !== 'none') leading.setAttribute('aria-label', names[lead]);
    leading.innerHTML = lead === 'home' ? HOME_ICON : BACK_ICON;
    leading.hidden = lead === 'none';
    leading.addEventListener('click', () => (lead === 'home' ? actions.home() : actions.back()));
    bar.append(leading, title);
    this.refresher.innerHTML = '<i></i><i></i><i></i>';
    scroller.append(this.refresher);
    viewport.append(scroller);
    root.append(bar, viewport);
    root.classList.toggle('mp-page-tab', hasTabBar);
    this.apply({});
  }

  /** Changes some of the page's look. */
  apply(change: WindowConfig): void {
    this.config = { ...this.config, ...change };
    const { theme, config, root, bar } = this;
    const custom = config.navigationStyle === 'custom';
    const dark = theme.effective === 'dark';
    const background = theme.value(
      config.navigationBarBackgroundColor ?? (dark ? '#191919' : '#ffffff'),
    );
    const style = theme.value(config.navigationBarTextStyle ?? (dark ? 'white' : 'black'));
    this.title.textContent = config.navigationBarTitleText ?? '';
    bar.hidden = custom;
    bar.style.backgroundColor = background;
    root.dataset['text'] = style;
    root.classList.toggle('mp-page-custom', custom);
    root.style.backgroundColor = theme.value(
      config.backgroundColor ?? (dark ? '#111111' : '#ffffff'),
    );
    this.scroller.classList.toggle('mp-no-scroll', config.disableScroll === true);
    this.measure();
  }

  /** The area the app may draw in, in pixels. */
  get windowSize(): { width: number; height: number; top: number } {
    const device = currentDevice();
    const custom = this.config.navigationStyle === 'custom';
    const top = custom ? 0 : device.statusBarHeight + device.navigationBarHeight;
    const tabs = this.root.classList.contains('mp-page-tab');
    const bottom = tabs ? device.tabBarHeight + device.safeBottom : 0;
    return { width: device.screenWidth, height: device.screenHeight - top - bottom, top };
  }

  measure(): void {
    this.root.style.setProperty('--mp-vh', `${this.windowSize.height / 100}px`);
  }

  setRefreshing(active: boolean): void {
    this.refresher.classList.toggle('mp-active', active);
  }

  get reachBottomDistance(): number {
    return this.config.onReachBottomDistance ?? 50;
  }

  get pullDownEnabled(): boolean {
    return this.config.enablePullDownRefresh === true;
  }

  get textStyle(): string {
    return this.root.dataset['text'] ?? 'black';
  }
}
