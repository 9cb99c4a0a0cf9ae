import { make } from '../runtime/dom';
import type { Builtin } from './builtin';
import { FIELD_PROPERTIES, TextField } from './text-field';

/** `<textarea>`: several lines, 300×150 unless styled or `auto-height`. */
export const textarea: Builtin = {
  properties: {
    ...FIELD_PROPERTIES,
    placeholderClass: 'textarea-placeholder',
    autoHeight: false,
    fixed: false,
    showConfirmBar: true,
    disableDefaultPadding: false,
    confirmType: 'return',
    adjustKeyboardTo: 'cursor',
  },
  create(context) {
    const { root, text, flag } = context;
    const element = make('textarea', 'mp-field');
    if (!(element instanceof HTMLTextAreaElement)) throw new TypeError('no <textarea>');
    const placeholder = make('div', 'mp-placeholder');
    element.rows = 1;
    root.append(placeholder, element);
    const field = new TextField(context, element, placeholder);
    let lines = 0;

    const measure = (): void => {
      const automatic = flag('autoHeight');
      root.classList.toggle('mp-auto-height', automatic);
      element.style.height = automatic ? 'auto' : '100%';
      const height = element.scrollHeight;
      if (automatic) element.style.height = `${height}px`;
      const lineHeight = Number.parseFloat(window.getComputedStyle(element).lineHeight) || 20;
      const lineCount = Math.max(1, Math.round(height / lineHeight));
      if (!root.isConnected || lineCount === lines) return;
      lines = lineCount;
      const heightRpx = (height * 750) / window.innerWidth;
      context.emit('linechange', { height, heightRpx, lineCount, lineHeight });
    };
    element.addEventListener('input', measure);
    element.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing || event.shiftKey) return;
      if (text('confirmType') === 'return') return;
      event.preventDefault();
      field.confirm();
    });
    return {
      attached() {
        measure();
        field.attached();
      },
      detached: () => field.dispose(),
      activate: () => element.focus(),
      formValue: () => element.value,
      formReset: () => field.reset(),
      update(changed) {
        element.enterKeyHint = text('confirmType') === 'return' ? 'enter' : text('confirmType');
        field.update(changed);
        if (root.isConnected) measure();
      },
    };
  },
};
