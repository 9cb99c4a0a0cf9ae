import type { Builtin } from './builtin';

/** `<text>`: inline text that keeps line breaks. */
export const text: Builtin = {
  properties: {
    selectable: false,
    userSelect: false,
    space: '',
    decode: false,
    overflow: '',
    maxLines: 0,
  },
  create({ root, text: read, flag }) {
    return {
      update() {
        root.classList.toggle('mp-selectable', flag('selectable') || flag('userSelect'));
        root.dataset['space'] = read('space');
      },
    };
  },
};
