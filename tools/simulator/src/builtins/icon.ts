import type { Builtin } from './builtin';

const SHAPES: Readonly<Record<string, { path: string; color: string }>> = {
  success: {
    path: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1.6 14.2-4-4 1.3-1.3 2.7 2.7 6-6 1.3 1.3z',
    color: '#07c160',
  },
  success_no_circle: {
    path: 'm9.6 17.5-5.3-5.3 1.5-1.5 3.8 3.8 8.6-8.6 1.5 1.5z',
    color: '#07c160',
  },
  info: {
    path: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm1 15h-2v-7h2zm0-8.7h-2V6.2h2z',
    color: '#10aeff',
  },
  warn: {
    path: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm1 15h-2v-2h2zm0-4h-2V6.5h2z',
    color: '#fa5151',
  },
  waiting: {
    path: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm3.5 13.4L11 12.7V6.5h1.6v5.3l3.7 2.2z',
    color: '#10aeff',
  },
  cancel: {
    path: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm4.2 13-1.2 1.2-3-3-3 3L7.8 15l3-3-3-3L9 7.8l3 3 3-3L16.2 9l-3 3z',
    color: '#fa5151',
  },
  download: {
    path: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 14-4.5-4.5 1.2-1.2 2.4 2.4V6.5h1.8v6.2l2.4-2.4 1.2 1.2z',
    color: '#07c160',
  },
  search: {
    path: 'M10.5 3a7.5 7.5 0 1 0 4.6 13.4l4.5 4.5 1.4-1.4-4.5-4.5A7.5 7.5 0 0 0 10.5 3zm0 2a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z',
    color: '#b2b2b2',
  },
  clear: {
    path: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm4.2 13-1.2 1.2-3-3-3 3L7.8 15l3-3-3-3L9 7.8l3 3 3-3L16.2 9l-3 3z',
    color: '#b2b2b2',
  },
  circle: {
    path: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 1.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z',
    color: '#c9c9c9',
  },
};

/** `<icon>`: WeChat's own small pictures. */
export const icon: Builtin = {
  properties: { type: '', size: 23, color: '' },
  create({ root, text, number }) {
    return {
      update() {
        const shape = SHAPES[text('type')] ?? SHAPES['info'];
        const size = `${number('size')}px`;
        root.innerHTML = `<svg viewBox="0 0 24 24" width="${size}" height="${size}" aria-hidden="true"><path fill="currentColor" d="${shape?.path}"/></svg>`;
        root.style.color = text('color') === '' ? (shape?.color ?? '') : text('color');
      },
    };
  },
};
