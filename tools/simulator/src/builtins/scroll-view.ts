import { make, toDom } from '../runtime/dom';
import type { Builtin, BuiltinContext } from './builtin';
import { Refresher } from './refresher';

/** How near an edge counts, per WeChat's defaults. */
const THRESHOLD_PX = 50;

class Scroller {
  private lastTop = 0;
  private lastLeft = 0;
  private readonly atEdge = { upper: true, lower: false };

  constructor(
    private readonly context: BuiltinContext,
    readonly area: HTMLElement,
  ) {
    area.addEventListener('scroll', () => this.onScroll(), { passive: true });
  }

  scrollTo(position: { top?: number; left?: number }, animated: boolean): void {
    this.area.scrollTo({ ...position, behavior: animated ? 'smooth' : 'instant' });
  }

  scrollIntoView(id: string, animated: boolean): void {
    const node = this.context.node.ownerShadowRoot?.getElementById(id);
    const target = node === undefined ? null : toDom(node);
    if (target === null || !this.area.contains(target)) return;
    const area = this.area.getBoundingClientRect();
    const rect = target.getBoundingClientRect();
    const offset = this.context.number('scrollIntoViewOffset');
    const top = rect.top - area.top + this.area.scrollTop + offset;
    const left = rect.left - area.left + this.area.scrollLeft + offset;
    const alongY = this.context.flag('scrollY') || !this.context.flag('scrollX');
    this.scrollTo(alongY ? { top } : { left }, animated);
  }

  private onScroll(): void {
    const { area, context } = this;
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = area;
    const deltaX = this.lastLeft - scrollLeft;
    const deltaY = this.lastTop - scrollTop;
    this.lastTop = scrollTop;
    this.lastLeft = scrollLeft;
    context.emit('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX, deltaY });
    const vertical = context.flag('scrollY') || !context.flag('scrollX');
    const position = vertical ? scrollTop : scrollLeft;
    const rest = vertical
      ? scrollHeight - area.clientHeight - scrollTop
      : scrollWidth - area.clientWidth - scrollLeft;
    this.edge('upper', position <= context.number('upperThreshold'), vertical ? 'top' : 'left');
    this.edge('lower', rest <= context.number('lowerThreshold'), vertical ? 'bottom' : 'right');
  }

  private edge(which: 'upper' | 'lower', near: boolean, direction: string): void {
    if (near && !this.atEdge[which]) this.context.emit(`scrollto${which}`, { direction });
    this.atEdge[which] = near;
  }
}

/** `<scroll-view>`. */
export const scrollView: Builtin = {
  properties: {
    scrollX: false,
    scrollY: false,
    upperThreshold: THRESHOLD_PX,
    lowerThreshold: THRESHOLD_PX,
    scrollTop: 0,
    scrollLeft: 0,
    scrollIntoView: '',
    scrollIntoViewOffset: 0,
    scrollWithAnimation: false,
    enableBackToTop: false,
    enableFlex: false,
    scrollAnchoring: false,
    refresherEnabled: false,
    refresherThreshold: 45,
    refresherDefaultStyle: 'black',
    refresherBackground: '#FFF',
    refresherTriggered: false,
    enhanced: false,
    bounces: true,
    showScrollbar: true,
    pagingEnabled: false,
    fastDeceleration: false,
    usingSticky: false,
    enablePassive: '',
    type: 'list',
    reverse: false,
    clip: true,
    cacheExtent: 0,
    minDragDistance: 18,
    scrollIntoViewWithinExtent: false,
    scrollIntoViewAlignment: 'start',
    padding: null,
  },
  create(context) {
    const { root, flag, number, text } = context;
    const area = make('div', 'mp-scroll-area');
    const content = make('div', 'mp-scroll-content');
    area.append(content);
    root.append(area);
    const scroller = new Scroller(context, area);
    const refresher = new Refresher(context, area, content);
    let pending: (() => void) | null = null;
    const whenAttached = (task: () => void): void => {
      if (root.isConnected) task();
      else pending = task;
    };
    return {
      slot: content,
      attached() {
        // Children are laid out after this call; scrolling must wait for them.
        window.setTimeout(() => {
          pending?.();
          pending = null;
        }, 0);
      },
      update(changed) {
        area.style.overflowX = flag('scrollX') ? 'auto' : 'hidden';
        area.style.overflowY = flag('scrollY') ? 'auto' : 'hidden';
        area.style.setProperty('overflow-anchor', flag('scrollAnchoring') ? 'auto' : 'none');
        content.classList.toggle('mp-flex', flag('enableFlex'));
        area.classList.toggle('mp-no-scrollbar', flag('enhanced') && !flag('showScrollbar'));
        refresher.update();
        const animated = flag('scrollWithAnimation');
        if (changed.has('scrollTop') && number('scrollTop') !== area.scrollTop) {
          whenAttached(() => scroller.scrollTo({ top: number('scrollTop') }, animated));
        }
        if (changed.has('scrollLeft') && number('scrollLeft') !== area.scrollLeft) {
          whenAttached(() => scroller.scrollTo({ left: number('scrollLeft') }, animated));
        }
        const id = text('scrollIntoView');
        // The element may be created by the same update of the page, after this component's.
        if (changed.has('scrollIntoView') && id !== '') {
          window.setTimeout(() => scroller.scrollIntoView(id, animated), 0);
        }
      },
      context: () => ({
        scrollTo: ({
          top,
          left,
          animated = true,
        }: {
          top?: number;
          left?: number;
          animated?: boolean;
        }) =>
          scroller.scrollTo(
            { ...(top !== undefined && { top }), ...(left !== undefined && { left }) },
            animated,
          ),
        scrollIntoView: (selector: string, options: { animated?: boolean } = {}) =>
          scroller.scrollIntoView(selector.replace(/^#/, ''), options.animated ?? true),
      }),
    };
  },
};
