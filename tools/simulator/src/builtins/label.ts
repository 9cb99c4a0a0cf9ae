import { toDom } from '../runtime/dom';
import type { Builtin, BuiltinContext } from './builtin';
import { builtinAt } from './live';

const CONTROLS = 'wx-input,wx-textarea,wx-button,wx-checkbox,wx-radio,wx-switch';

function controlOf({ root, text, node }: BuiltinContext): Element | null {
  const id = text('for');
  if (id === '') return root.querySelector(CONTROLS);
  const target = node.ownerShadowRoot?.getElementById(id);
  return target === undefined ? null : toDom(target);
}

/** `<label>`: a tap on it is a tap on its control. */
export const label: Builtin = {
  properties: { for: '' },
  create(context) {
    context.root.addEventListener('click', (event) => {
      const control = controlOf(context);
      const inside = event.target instanceof Node && control?.contains(event.target);
      if (control !== null && !inside) builtinAt(control)?.view.activate?.();
    });
    return {};
  },
};
