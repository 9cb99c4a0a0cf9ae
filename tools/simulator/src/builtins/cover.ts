import type { Builtin } from './builtin';
import { image } from './image';

/** `<cover-view>`: a block above native components. */
export const coverView: Builtin = {
  properties: { scrollTop: 0, markerId: '' },
  create({ root, number }) {
    return {
      update(changed) {
        if (changed.has('scrollTop')) root.scrollTop = number('scrollTop');
      },
    };
  },
};

/** `<cover-image>`: an image above native components. */
export const coverImage: Builtin = {
  properties: { src: '', referrerPolicy: 'no-referrer', mode: 'scaleToFill' },
  create: (context) => image.create(context),
};
