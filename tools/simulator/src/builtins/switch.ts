import type { Builtin } from './builtin';

/** `<switch>`. */
export const switchControl: Builtin = {
  properties: { checked: false, disabled: false, type: 'switch', color: '#04BE02', name: '' },
  create(context) {
    const { root, flag, text } = context;
    root.setAttribute('role', 'switch');
    root.tabIndex = 0;
    const toggle = (): void => {
      if (flag('disabled')) return;
      context.set('checked', !flag('checked'));
      context.emit('change', { value: flag('checked') });
    };
    root.addEventListener('click', toggle);
    return {
      activate: toggle,
      formValue: () => flag('checked'),
      formReset: () => context.set('checked', false),
      update() {
        root.setAttribute('aria-checked', String(flag('checked')));
        root.toggleAttribute('disabled', flag('disabled'));
        root.style.setProperty('--mp-accent', text('color'));
      },
    };
  },
};
