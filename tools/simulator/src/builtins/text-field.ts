import { rewriteValue } from '../shared/style-value';
import type { BuiltinContext } from './builtin';

export type FieldElement = HTMLInputElement | HTMLTextAreaElement;

/** Properties that `input` and `textarea` share. */
export const FIELD_PROPERTIES = {
  value: '',
  placeholder: '',
  placeholderStyle: '',
  placeholderClass: 'input-placeholder',
  disabled: false,
  maxlength: 140,
  cursorSpacing: 0,
  focus: false,
  autoFocus: false,
  confirmHold: false,
  cursor: -1,
  cursorColor: '',
  selectionStart: -1,
  selectionEnd: -1,
  adjustPosition: true,
  holdKeyboard: false,
  alwaysEmbed: false,
  name: '',
} as const;

/** The behaviour that `input` and `textarea` share: value, focus, keyboard, events. */
export class TextField {
  constructor(
    private readonly context: BuiltinContext,
    readonly element: FieldElement,
    private readonly placeholder: HTMLElement,
  ) {
    element.addEventListener('input', () => this.onInput());
    element.addEventListener('focus', () => this.onFocus());
    element.addEventListener('blur', () => this.onBlur());
    context.host.keyboard.heightChanged.add(this.onKeyboard);
  }

  dispose(): void {
    const { host } = this.context;
    host.keyboard.heightChanged.remove(this.onKeyboard);
    host.keyboard.blur(this.context.root);
  }

  attached(): void {
    const { flag } = this.context;
    if (flag('focus') || flag('autoFocus')) this.element.focus();
  }

  update(changed: ReadonlySet<string>): void {
    const { text, number, flag, toggleClasses } = this.context;
    const { element, placeholder } = this;
    if (changed.has('maxlength')) {
      const limit = number('maxlength');
      if (limit >= 0) element.maxLength = limit;
      else element.removeAttribute('maxlength');
    }
    if (changed.has('value') && element.value !== text('value')) {
      const limit = number('maxlength');
      element.value = limit >= 0 ? text('value').slice(0, limit) : text('value');
    }
    element.disabled = flag('disabled');
    placeholder.textContent = text('placeholder');
    element.setAttribute('aria-placeholder', text('placeholder'));
    placeholder.style.cssText = rewriteValue(text('placeholderStyle'));
    if (changed.has('placeholderClass')) this.stylePlaceholder(toggleClasses);
    if (changed.has('focus') && this.context.root.isConnected) {
      if (flag('focus')) element.focus();
      else if (document.activeElement === element) element.blur();
    }
    const from = number('selectionStart');
    if (from >= 0 && document.activeElement === element) {
      element.setSelectionRange(from, number('selectionEnd'));
    }
    this.showPlaceholder();
  }

  confirm(): void {
    const { context, element } = this;
    context.emit('confirm', { value: element.value });
    if (!context.flag('confirmHold')) element.blur();
  }

  showPlaceholder(): void {
    this.placeholder.hidden = this.element.value !== '';
  }

  reset(): void {
    this.context.set('value', '');
    this.element.value = '';
    this.showPlaceholder();
  }

  private stylePlaceholder(toggle: BuiltinContext['toggleClasses']): void {
    // The class belongs to the template around, so its scoped name is read off the host element.
    const { root } = this.context;
    const names = this.context.text('placeholderClass');
    const before = new Set(root.classList);
    toggle(names, true);
    this.placeholder.className = 'mp-placeholder';
    for (const name of root.classList) if (!before.has(name)) this.placeholder.classList.add(name);
    toggle(names, false);
  }

  private onInput(): void {
    const { context, element } = this;
    this.showPlaceholder();
    context.set('value', element.value);
    const cursor = element.selectionStart ?? element.value.length;
    const returned = context.emit('input', { value: element.value, cursor, keyCode: 0 });
    const replacement =
      typeof returned === 'object' && returned !== null && 'value' in returned
        ? returned.value
        : returned;
    if (typeof replacement !== 'string' || replacement === element.value) return;
    context.set('value', replacement);
    element.value = replacement;
  }

  private onFocus(): void {
    const { host, root, number, flag } = this.context;
    host.keyboard.focus({
      element: root,
      adjustPosition: flag('adjustPosition'),
      cursorSpacing: number('cursorSpacing'),
    });
    this.context.emit('focus', { value: this.element.value, height: host.keyboard.height });
  }

  private onBlur(): void {
    const { context, element } = this;
    context.set('focus', false);
    context.emit('blur', { value: element.value, cursor: element.selectionStart ?? 0 });
    context.host.keyboard.blur(context.root);
  }

  private readonly onKeyboard = (change: { height: number; duration: number }): void => {
    if (document.activeElement !== this.element && change.height > 0) return;
    this.context.emit('keyboardheightchange', change);
  };
}
