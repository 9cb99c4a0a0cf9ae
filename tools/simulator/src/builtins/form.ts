import type { Builtin } from './builtin';
import { builtinAt } from './live';

/** Elements inside `root` that hold a value of a form, by their `name`. */
function fieldsOf(root: HTMLElement): [name: string, element: Element][] {
  const found: [string, Element][] = [];
  for (const element of root.querySelectorAll('*')) {
    const component = builtinAt(element);
    if (component?.view.formValue === undefined) continue;
    found.push([component.context.text('name'), element]);
  }
  return found;
}

/** `<form>`: gathers the named fields inside on submit. */
export const form: Builtin = {
  properties: { reportSubmit: false, reportSubmitTimeout: 0 },
  create({ root, emit }) {
    root.addEventListener('mp-form-submit', () => {
      const value: Record<string, unknown> = {};
      for (const [name, element] of fieldsOf(root)) {
        if (name !== '') value[name] = builtinAt(element)?.view.formValue?.();
      }
      emit('submit', { value });
    });
    root.addEventListener('mp-form-reset', () => {
      for (const [, element] of fieldsOf(root)) builtinAt(element)?.view.formReset?.();
      emit('reset', {});
    });
    return {};
  },
};
