import { Signal } from './signal';

/** A text field that has the focus. */
export interface FocusedField {
  readonly element: HTMLElement;
  readonly adjustPosition: boolean;
  /** Room to keep between the field and the keyboard, in pixels. */
  readonly cursorSpacing: number;
}

/**
 * The drawn phone's soft keyboard. A computer has none, so its height stays 0 until someone sets it
 * (a test, or the switch in the frame); then a focused field makes it appear.
 */
export class Keyboard {
  readonly heightChanged = new Signal<{ height: number; duration: number }>();
  private configuredPx = 0;
  private field: FocusedField | null = null;
  private shownPx = 0;

  /** Height it has while a field has the focus. */
  get height(): number {
    return this.shownPx;
  }

  configure(heightPx: number): void {
    this.configuredPx = heightPx;
    this.update();
  }

  focus(field: FocusedField): void {
    this.field = field;
    this.update();
  }

  blur(element: HTMLElement): void {
    if (this.field?.element !== element) return;
    this.reset(element);
    this.field = null;
    // Another field may take the focus at once; the keyboard then stays.
    window.setTimeout(() => this.update(), 0);
  }

  private update(): void {
    const height = this.field === null ? 0 : this.configuredPx;
    document.documentElement.style.setProperty('--mp-keyboard', `${height}px`);
    if (this.field !== null) this.adjust(this.field, height);
    if (height === this.shownPx) return;
    this.shownPx = height;
    this.heightChanged.emit({ height, duration: 0.25 });
  }

  private adjust(field: FocusedField, height: number): void {
    const page = field.element.closest<HTMLElement>('.mp-viewport');
    if (page === null) return;
    page.style.transform = '';
    if (!field.adjustPosition || height === 0) return;
    const bottom = field.element.getBoundingClientRect().bottom + field.cursorSpacing;
    const covered = bottom - (window.innerHeight - height);
    if (covered > 0) page.style.transform = `translateY(${-covered}px)`;
  }

  private reset(element: HTMLElement): void {
    const page = element.closest<HTMLElement>('.mp-viewport');
    if (page !== null) page.style.transform = '';
  }
}
