import { make } from '../runtime/dom';
import type { Builtin } from './builtin';

/** `<swiper>`: pages side by side that snap; scrolling is the browser's. */
export const swiper: Builtin = {
  properties: {
    indicatorDots: false,
    indicatorColor: 'rgba(0, 0, 0, .3)',
    indicatorActiveColor: '#000000',
    autoplay: false,
    current: 0,
    interval: 5000,
    duration: 500,
    circular: false,
    vertical: false,
    previousMargin: '0px',
    nextMargin: '0px',
    displayMultipleItems: 1,
    snapToEdge: false,
    easingFunction: 'default',
  },
  create(context) {
    const { root, number, flag, text } = context;
    const track = make('div', 'mp-swiper-track');
    const dots = make('div', 'mp-swiper-dots');
    root.append(track, dots);
    let shown = 0;
    let timer = 0;
    const count = (): number => track.querySelectorAll('wx-swiper-item').length;
    const drawDots = (): void => {
      dots.hidden = !flag('indicatorDots');
      dots.replaceChildren(
        ...Array.from({ length: count() }, (_, index) => {
          const dot = make('i');
          dot.style.backgroundColor = text(
            index === shown ? 'indicatorActiveColor' : 'indicatorColor',
          );
          return dot;
        }),
      );
    };
    const show = (index: number, source: 'autoplay' | 'touch' | '', animated: boolean): void => {
      if (index === shown || index < 0 || index >= count()) return;
      shown = index;
      drawDots();
      const extent = flag('vertical') ? track.clientHeight : track.clientWidth;
      const behavior = animated ? 'smooth' : 'instant';
      track.scrollTo({ [flag('vertical') ? 'top' : 'left']: index * extent, behavior });
      if (source !== '') context.set('current', index);
      context.emit('change', { current: index, currentItemId: '', source });
      window.setTimeout(() => context.emit('animationfinish', { current: index, source }), 0);
    };
    track.addEventListener('scrollend', () => {
      const extent = flag('vertical') ? track.clientHeight : track.clientWidth;
      const offset = flag('vertical') ? track.scrollTop : track.scrollLeft;
      if (extent > 0) show(Math.round(offset / extent), 'touch', true);
    });
    return {
      slot: track,
      attached: () =>
        window.setTimeout(() => {
          drawDots();
          show(number('current'), '', false);
        }, 0),
      detached: () => window.clearInterval(timer),
      update(changed) {
        root.toggleAttribute('vertical', flag('vertical'));
        window.clearInterval(timer);
        if (flag('autoplay')) {
          timer = window.setInterval(
            () => show((shown + 1) % (count() || 1), 'autoplay', true),
            number('interval'),
          );
        }
        if (!root.isConnected) return;
        drawDots();
        if (changed.has('current')) show(number('current'), '', true);
      },
    };
  },
};

/** `<swiper-item>`. */
export const swiperItem: Builtin = {
  properties: { itemId: '', skipHiddenItemLayout: false },
  create: () => ({}),
};
