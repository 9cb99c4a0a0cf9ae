import { make } from '../runtime/dom';
import type { Builtin } from './builtin';

/** `<slider>`. */
export const slider: Builtin = {
  properties: {
    min: 0,
    max: 100,
    step: 1,
    disabled: false,
    value: 0,
    color: '#e9e9e9',
    selectedColor: '#1aad19',
    activeColor: '#1aad19',
    backgroundColor: '#e9e9e9',
    blockSize: 28,
    blockColor: '#ffffff',
    showValue: false,
    name: '',
  },
  create(context) {
    const { root, number, flag, text } = context;
    const range = make('input', 'mp-slider');
    const shown = make('span', 'mp-slider-value');
    if (!(range instanceof HTMLInputElement)) throw new TypeError('no <input>');
    range.type = 'range';
    root.append(range, shown);
    const read = (): number => Number(range.value);
    range.addEventListener('input', () => {
      context.set('value', read());
      context.emit('changing', { value: read() });
    });
    range.addEventListener('change', () => context.emit('change', { value: read() }));
    return {
      formValue: read,
      formReset: () => context.set('value', number('min')),
      update() {
        range.min = text('min');
        range.max = text('max');
        range.step = text('step');
        range.value = text('value');
        range.disabled = flag('disabled');
        range.style.accentColor = text('activeColor') || text('selectedColor');
        shown.hidden = !flag('showValue');
        shown.textContent = range.value;
      },
    };
  },
};
