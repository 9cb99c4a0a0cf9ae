import { make } from '../runtime/dom';
import type { BuiltinContext } from './builtin';

/** Pull-to-refresh of a scroll view: three dots above the content. */
export class Refresher {
  private readonly dots = make('div', 'mp-refresher');
  private startY: number | null = null;
  private pulled = 0;
  private active = false;

  constructor(
    private readonly context: BuiltinContext,
    private readonly area: HTMLElement,
    private readonly content: HTMLElement,
  ) {
    this.dots.innerHTML = '<i></i><i></i><i></i>';
    area.prepend(this.dots);
    area.addEventListener('pointerdown', (event) => this.start(event));
    area.addEventListener('pointermove', (event) => this.move(event));
    for (const type of ['pointerup', 'pointercancel'] as const) {
      area.addEventListener(type, () => this.end());
    }
  }

  update(): void {
    const { flag, text } = this.context;
    this.dots.hidden = !flag('refresherEnabled');
    this.dots.dataset['style'] = text('refresherDefaultStyle');
    this.dots.style.background = text('refresherBackground');
    const triggered = flag('refresherEnabled') && flag('refresherTriggered');
    if (triggered && !this.active) this.trigger();
    if (!triggered && this.active) this.restore();
    this.active = triggered;
    this.place(triggered ? this.context.number('refresherThreshold') : 0);
  }

  private start(event: PointerEvent): void {
    const ready = this.context.flag('refresherEnabled') && this.area.scrollTop <= 0 && !this.active;
    this.startY = ready ? event.clientY : null;
  }

  private move(event: PointerEvent): void {
    if (this.startY === null) return;
    const distance = event.clientY - this.startY;
    if (distance <= 0) return;
    this.pulled = distance / 2;
    this.context.emit('refresherpulling', { dy: this.pulled });
    this.place(this.pulled);
  }

  private end(): void {
    if (this.startY === null) return;
    this.startY = null;
    const far = this.pulled >= this.context.number('refresherThreshold');
    if (far) this.trigger();
    else if (this.pulled > 0) this.context.emit('refresherabort', {});
    this.place(far ? this.context.number('refresherThreshold') : 0);
    this.pulled = 0;
  }

  private trigger(): void {
    this.active = true;
    this.context.set('refresherTriggered', true);
    this.context.emit('refresherrefresh', {});
  }

  private restore(): void {
    this.place(0);
    this.context.emit('refresherrestore', {});
  }

  private place(distance: number): void {
    this.dots.style.height = `${this.context.number('refresherThreshold')}px`;
    this.dots.style.marginTop = `-${this.context.number('refresherThreshold')}px`;
    const shift = distance === 0 ? '' : `translateY(${distance}px)`;
    this.content.style.transform = shift;
    this.dots.style.transform = shift;
  }
}
