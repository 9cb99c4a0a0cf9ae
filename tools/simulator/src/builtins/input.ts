import { make } from '../runtime/dom';
import type { Builtin } from './builtin';
import { FIELD_PROPERTIES, TextField } from './text-field';

const INPUT_MODE: Readonly<Record<string, string>> = {
  number: 'numeric',
  idcard: 'text',
  digit: 'decimal',
};

/** `<input>`: one line of text. */
export const input: Builtin = {
  properties: {
    ...FIELD_PROPERTIES,
    type: 'text',
    password: false,
    confirmType: 'done',
    safePasswordCertPath: '',
    safePasswordLength: 0,
    safePasswordTimeStamp: 0,
    safePasswordNonce: '',
    safePasswordSalt: '',
    safePasswordCustomHash: '',
  },
  create(context) {
    const { root, text, flag } = context;
    const element = make('input', 'mp-field');
    if (!(element instanceof HTMLInputElement)) throw new TypeError('no <input>');
    const placeholder = make('div', 'mp-placeholder');
    root.append(placeholder, element);
    const field = new TextField(context, element, placeholder);
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) field.confirm();
    });
    element.addEventListener('blur', () => {
      if (text('type') === 'nickname')
        context.emit('nicknamereview', { pass: true, timeout: false });
    });
    return {
      attached: () => field.attached(),
      detached: () => field.dispose(),
      activate: () => element.focus(),
      formValue: () => element.value,
      formReset: () => field.reset(),
      update(changed) {
        const secret = flag('password') || text('type') === 'safe-password';
        element.type = secret ? 'password' : 'text';
        element.inputMode = INPUT_MODE[text('type')] ?? 'text';
        element.enterKeyHint = text('confirmType');
        field.update(changed);
      },
    };
  },
};
