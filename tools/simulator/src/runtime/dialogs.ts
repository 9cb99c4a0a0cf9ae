import { make } from './dom';
import type { Host } from './host';
import { words } from './words';

const LOADING_ICON = '<i class="mp-spinner" aria-hidden="true"></i>';
const SUCCESS_ICON =
  '<svg viewBox="0 0 24 24"><path d="m5 12.5 4.5 4.5L19 7.5" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>';
const ERROR_ICON =
  '<svg viewBox="0 0 24 24"><path d="M12 6v8m0 3.5v.1" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/></svg>';

interface ToastOptions {
  readonly title: string;
  readonly icon: string;
  readonly image: string;
  readonly mask: boolean;
  /** Stays until hidden when `null`. */
  readonly durationMs: number | null;
}

/** The one toast a phone can show at a time. */
export class Toast {
  private element: HTMLElement | null = null;
  private timer = 0;

  show(screen: HTMLElement, options: ToastOptions): void {
    this.hide();
    const layer = make('div', options.mask ? 'mp-toast-layer mp-blocking' : 'mp-toast-layer');
    const toast = make('div', 'mp-toast');
    const icon = make('div', 'mp-toast-icon');
    const title = make('div', 'mp-toast-title');
    toast.setAttribute('role', 'status');
    title.textContent = options.title;
    icon.innerHTML = iconOf(options.icon);
    if (options.image !== '') icon.style.backgroundImage = `url("${options.image}")`;
    const plain = options.icon === 'none' && options.image === '';
    toast.classList.toggle('mp-plain', plain);
    if (!plain) toast.append(icon);
    toast.append(title);
    layer.append(toast);
    screen.append(layer);
    this.element = layer;
    if (options.durationMs !== null) {
      this.timer = window.setTimeout(() => this.hide(), options.durationMs);
    }
  }

  hide(): void {
    window.clearTimeout(this.timer);
    this.element?.remove();
    this.element = null;
  }
}

function iconOf(name: string): string {
  if (name === 'loading') return LOADING_ICON;
  return name === 'error' || name === 'fail' ? ERROR_ICON : SUCCESS_ICON;
}

interface ModalOptions {
  readonly title: string;
  readonly content: string;
  readonly showCancel: boolean;
  readonly cancelText: string;
  readonly confirmText: string;
  readonly confirmColor: string;
  readonly cancelColor: string;
  readonly editable: boolean;
  readonly placeholder: string;
}

/** Asks; resolves with what was pressed and, when editable, what was typed. */
export function showModal(
  host: Host,
  options: ModalOptions,
): Promise<{ confirmed: boolean; content: string | null }> {
  return new Promise((resolve) => {
    const mask = make('div', 'mp-mask');
    const box = make('div', 'mp-modal');
    const field = make('textarea', 'mp-modal-input');
    box.setAttribute('role', 'dialog');
    box.setAttribute('aria-label', options.title);
    const close = (confirmed: boolean): void => {
      mask.remove();
      const typed = field instanceof HTMLTextAreaElement ? field.value : '';
      resolve({ confirmed, content: options.editable ? typed : null });
    };
    if (options.title !== '') {
      const title = make('div', 'mp-modal-title');
      title.textContent = options.title;
      box.append(title);
    }
    if (options.editable && field instanceof HTMLTextAreaElement) {
      field.value = options.content;
      field.placeholder = options.placeholder;
      box.append(field);
    } else if (options.content !== '') {
      const content = make('div', 'mp-modal-content');
      content.textContent = options.content;
      box.append(content);
    }
    const actions = make('div', 'mp-modal-actions');
    const action = (text: string, color: string, confirmed: boolean): void => {
      const button = make('button', confirmed ? 'mp-modal-confirm' : 'mp-modal-cancel');
      button.textContent = text;
      button.style.color = color;
      button.addEventListener('click', () => close(confirmed));
      actions.append(button);
    };
    const text = words(host.boot.lang);
    if (options.showCancel) action(options.cancelText || text.cancel, options.cancelColor, false);
    action(options.confirmText || text.confirm, options.confirmColor, true);
    box.append(actions);
    mask.append(box);
    host.screen.append(mask);
  });
}

/** Shows pictures over the whole screen, one at a time; a tap closes. */
export function showPictures(
  host: Host,
  addresses: readonly string[],
  first: number,
): Promise<void> {
  return new Promise((resolve) => {
    const layer = make('div', 'mp-pictures');
    layer.setAttribute('role', 'dialog');
    for (const address of addresses) {
      const picture = make('img');
      picture.setAttribute('src', address);
      layer.append(picture);
    }
    layer.addEventListener('click', () => {
      layer.remove();
      resolve();
    });
    host.screen.append(layer);
    layer.scrollLeft = layer.clientWidth * first;
  });
}
