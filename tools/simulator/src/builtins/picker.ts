import { openSheet } from '../runtime/sheet';
import type { Builtin } from './builtin';

function labels(range: unknown, key: string): string[] {
  if (!Array.isArray(range)) return [];
  return range.map((item: unknown) =>
    key !== '' && typeof item === 'object' && item !== null
      ? String((item as Record<string, unknown>)[key])
      : String(item),
  );
}

/** `<picker>` with `mode="selector"`; the other modes report that they are not there yet. */
export const picker: Builtin = {
  properties: {
    mode: 'selector',
    headerText: '',
    disabled: false,
    range: [],
    rangeKey: '',
    value: 0,
    name: '',
    start: '',
    end: '',
    fields: 'day',
    customItem: '',
    level: 'region',
  },
  create(context) {
    const { root, host, flag, text, value, number } = context;
    const open = async (): Promise<void> => {
      if (flag('disabled')) return;
      if (text('mode') !== 'selector') {
        const message = `<picker mode="${text('mode')}"> is not yet available in the simulator`;
        host.problems.report({ code: 'component.unavailable', severity: 'error', message });
        return;
      }
      const items = labels(value('range'), text('rangeKey'));
      const chosen = await openSheet(host, {
        title: text('headerText'),
        items,
        selected: number('value'),
      });
      if (chosen === null) {
        context.emit('cancel', {});
      } else {
        context.set('value', chosen);
        context.emit('change', { value: String(chosen) });
      }
    };
    root.addEventListener('click', () => void open());
    return {
      activate: () => void open(),
      formValue: () => number('value'),
      formReset: () => context.set('value', 0),
    };
  },
};
