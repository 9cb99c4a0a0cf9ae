import { make } from '../runtime/dom';
import type { Builtin, BuiltinContext } from './builtin';
import { builtinAt } from './live';

type Kind = 'checkbox' | 'radio';

const members = (group: HTMLElement, kind: Kind) =>
  [...group.querySelectorAll(`wx-${kind}`)].flatMap((element) => builtinAt(element) ?? []);

function pick(kind: Kind, context: BuiltinContext): void {
  const { root, flag } = context;
  if (flag('disabled') || (kind === 'radio' && flag('checked'))) return;
  const group = root.closest<HTMLElement>(`wx-${kind}-group`);
  if (kind === 'radio' && group !== null) {
    for (const member of members(group, kind)) member.context.set('checked', false);
  }
  context.set('checked', !flag('checked'));
  group?.dispatchEvent(new CustomEvent('mp-choice'));
}

function control(kind: Kind): Builtin {
  return {
    properties: {
      value: '',
      checked: false,
      disabled: false,
      color: '',
      backgroundColor: '',
      borderColor: '',
    },
    create(context) {
      const { root, flag, text } = context;
      const mark = make('span', 'mp-choice-mark');
      const content = make('span', 'mp-choice-content');
      root.append(mark, content);
      root.setAttribute('role', kind);
      root.tabIndex = 0;
      root.addEventListener('click', () => pick(kind, context));
      return {
        slot: content,
        activate: () => pick(kind, context),
        update() {
          root.setAttribute('aria-checked', String(flag('checked')));
          root.toggleAttribute('disabled', flag('disabled'));
          root.style.setProperty('--mp-accent', text('color') || '#07c160');
        },
      };
    },
  };
}

function group(kind: Kind): Builtin {
  return {
    properties: { name: '' },
    create({ root, emit }) {
      const read = (): unknown => {
        const chosen = members(root, kind).filter((member) => member.context.flag('checked'));
        const values = chosen.map((member) => member.context.text('value'));
        return kind === 'radio' ? (values[0] ?? '') : values;
      };
      root.setAttribute('role', kind === 'radio' ? 'radiogroup' : 'group');
      root.addEventListener('mp-choice', () => emit('change', { value: read() }));
      return {
        formValue: read,
        formReset: () => {
          for (const member of members(root, kind)) member.context.set('checked', false);
        },
      };
    },
  };
}

/** `<checkbox>`, `<radio>` and their groups. */
export const checkbox = control('checkbox');
export const radio = control('radio');
export const checkboxGroup = group('checkbox');
export const radioGroup = group('radio');
