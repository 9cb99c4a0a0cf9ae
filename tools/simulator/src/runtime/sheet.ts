import { make } from './dom';
import type { Host } from './host';
import { words } from './words';

interface SheetOptions {
  readonly title?: string;
  readonly items: readonly string[];
  readonly selected?: number;
  readonly itemColor?: string;
}

/** A list from the bottom of the screen; resolves with the chosen index, `null` when dismissed. */
export function openSheet(host: Host, options: SheetOptions): Promise<number | null> {
  return new Promise((resolve) => {
    const mask = make('div', 'mp-mask mp-sheet-mask');
    const sheet = make('div', 'mp-sheet');
    sheet.setAttribute('role', 'dialog');
    const close = (chosen: number | null): void => {
      mask.remove();
      resolve(chosen);
    };
    if (options.title) {
      const title = make('div', 'mp-sheet-title');
      title.textContent = options.title;
      sheet.append(title);
    }
    options.items.forEach((item, index) => {
      const row = make('button', 'mp-sheet-item');
      row.textContent = item;
      row.classList.toggle('mp-active', index === options.selected);
      row.style.color = options.itemColor ?? '';
      row.addEventListener('click', () => close(index));
      sheet.append(row);
    });
    const cancel = make('button', 'mp-sheet-item mp-sheet-cancel');
    cancel.textContent = words(host.boot.lang).cancel;
    cancel.addEventListener('click', () => close(null));
    sheet.append(cancel);
    mask.append(sheet);
    mask.addEventListener('click', (event) => {
      if (event.target === mask) close(null);
    });
    host.screen.append(mask);
  });
}
