import type { Builtin } from './builtin';
import { HOVER_PROPERTIES, addHover } from './hover';

/** `<view>`: a block. */
export const view: Builtin = {
  properties: { ...HOVER_PROPERTIES, animation: null },
  create(context) {
    addHover(context);
    return {};
  },
};
