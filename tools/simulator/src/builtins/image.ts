import { make } from '../runtime/dom';
import type { Builtin } from './builtin';

/** `<image>`: 320×240 unless styled; `mode` is done in CSS (`runtime.css`). */
export const image: Builtin = {
  properties: {
    src: '',
    mode: 'scaleToFill',
    lazyLoad: false,
    webp: false,
    showMenuByLongpress: false,
    fadeIn: false,
    draggable: false,
    alt: '',
  },
  create(context) {
    const { root, text } = context;
    const picture = make('img');
    if (!(picture instanceof HTMLImageElement)) throw new TypeError('no <img>');
    picture.alt = '';
    picture.draggable = false;
    root.append(picture);
    picture.addEventListener('load', () => {
      const { naturalWidth: width, naturalHeight: height } = picture;
      context.emit('load', { width, height });
    });
    picture.addEventListener('error', () => {
      context.emit('error', { errMsg: `GET ${text('src')} failed` });
    });
    return {
      update(changed) {
        root.dataset['mode'] = text('mode');
        if (!changed.has('src')) return;
        const address = context.source(text('src'));
        if (address === '') picture.removeAttribute('src');
        else picture.src = address;
        picture.hidden = address === '';
      },
    };
  },
};
