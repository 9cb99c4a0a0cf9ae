import * as glassEasel from 'glass-easel';
import { ownerOf } from './dom';

const LONG_PRESS_MS = 350;
const MOVE_TOLERANCE_PX = 10;

interface TouchPoint {
  readonly identifier: number;
  readonly pageX: number;
  readonly pageY: number;
  readonly clientX: number;
  readonly clientY: number;
}

interface Press {
  readonly target: EventTarget | null;
  readonly x: number;
  readonly y: number;
  moved: boolean;
  long: boolean;
  timer: number;
}

/** Where the page's own area starts on the screen, for coordinates the app sees. */
export interface Viewport {
  origin(target: EventTarget | null): { left: number; top: number; scrollTop: number };
}

/** Turns mouse and touch input into the events of a mini-program: touch*, tap, longpress. */
export class PointerEvents {
  private press: Press | null = null;
  /** Browsers send mouse events after touches; those are not a second press. */
  private ignoreMouseUntil = 0;

  constructor(private readonly viewport: Viewport) {}

  listen(root: HTMLElement): void {
    const capture = { capture: true, passive: false };
    for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
      root.addEventListener(type, (event) => this.onTouch(type, event), capture);
    }
    root.addEventListener('mousedown', (event) => this.onMouse('touchstart', event), capture);
    window.addEventListener('mousemove', (event) => this.onMouse('touchmove', event), capture);
    window.addEventListener('mouseup', (event) => this.onMouse('touchend', event), capture);
    root.addEventListener('click', (event) => this.onClick(event), { capture: true });
    for (const type of ['transitionend', 'animationstart', 'animationiteration', 'animationend']) {
      root.addEventListener(type, (event) => this.dispatch(event.target, type, {}, {}), true);
    }
  }

  private onTouch(type: string, event: TouchEvent): void {
    this.ignoreMouseUntil = Date.now() + 800;
    const touches = [...event.touches].map((touch) => this.point(touch, event.target));
    const changed = [...event.changedTouches].map((touch) => this.point(touch, event.target));
    const first = event.changedTouches[0];
    if (first !== undefined) this.follow(type, event.target, first, touches, changed);
    const refused = this.dispatch(event.target, type, {}, { touches, changedTouches: changed });
    if (refused && type === 'touchmove' && event.cancelable) event.preventDefault();
  }

  private onMouse(type: string, event: MouseEvent): void {
    if (Date.now() < this.ignoreMouseUntil || event.button !== 0) return;
    if (type !== 'touchstart' && this.press === null) return;
    const target = type === 'touchstart' ? event.target : (this.press?.target ?? event.target);
    const point = this.point(
      { identifier: 0, clientX: event.clientX, clientY: event.clientY },
      target,
    );
    const touches = type === 'touchend' ? [] : [point];
    this.follow(type, target, event, touches, [point]);
    this.dispatch(target, type, {}, { touches, changedTouches: [point] });
    // The press stays for the click that follows the release.
    if (type === 'touchend') window.setTimeout(() => (this.press = null), 0);
  }

  private follow(
    type: string,
    target: EventTarget | null,
    at: { clientX: number; clientY: number },
    touches: TouchPoint[],
    changed: TouchPoint[],
  ): void {
    if (type === 'touchstart') {
      window.clearTimeout(this.press?.timer);
      const press: Press = {
        target,
        x: at.clientX,
        y: at.clientY,
        moved: false,
        long: false,
        timer: 0,
      };
      press.timer = window.setTimeout(() => {
        press.long = true;
        const detail = { x: changed[0]?.clientX ?? 0, y: changed[0]?.clientY ?? 0 };
        const extra = { touches, changedTouches: changed };
        const handled = hasListener(target, 'longpress');
        this.dispatch(target, 'longpress', detail, extra);
        this.dispatch(target, 'longtap', detail, extra);
        // Only a bound longpress swallows the tap.
        press.long = handled;
      }, LONG_PRESS_MS);
      this.press = press;
    } else if (this.press !== null) {
      const { press } = this;
      const distance = Math.max(Math.abs(at.clientX - press.x), Math.abs(at.clientY - press.y));
      if (distance > MOVE_TOLERANCE_PX) press.moved = true;
      if (press.moved || type !== 'touchmove') window.clearTimeout(press.timer);
    }
  }

  private onClick(event: MouseEvent): void {
    const { press } = this;
    if (event.target instanceof Element && event.target.closest('wx-button[disabled]')) return;
    const byKeyboard = event.detail === 0;
    if (!byKeyboard && press !== null && (press.moved || press.long)) return;
    const point = this.point(
      { identifier: 0, clientX: event.clientX, clientY: event.clientY },
      event.target,
    );
    this.dispatch(
      event.target,
      'tap',
      { x: point.clientX, y: point.clientY },
      { touches: [point], changedTouches: [point] },
    );
  }

  private point(
    touch: { identifier: number; clientX: number; clientY: number },
    target: EventTarget | null,
  ): TouchPoint {
    const { left, top, scrollTop } = this.viewport.origin(target);
    const clientX = touch.clientX - left;
    const clientY = touch.clientY - top;
    const { identifier } = touch;
    return { identifier, clientX, clientY, pageX: clientX, pageY: clientY + scrollTop };
  }

  private dispatch(
    target: EventTarget | null,
    type: string,
    detail: Record<string, unknown>,
    extraFields: Record<string, unknown>,
  ): boolean {
    const node = ownerOf(target);
    if (node === null) return false;
    const options = { bubbles: true, composed: true, capturePhase: true, extraFields };
    const event = new glassEasel.Event(type, detail, options);
    event.dispatch(node);
    return event.defaultPrevented();
  }
}

function hasListener(target: EventTarget | null, type: string): boolean {
  for (let node = target instanceof Node ? target : null; node !== null; node = node.parentNode) {
    if (node instanceof Element && node.hasAttribute(`mp-on-${type}`)) return true;
  }
  return false;
}
