/** Pixels on the screen. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Point {
  x: number;
  y: number;
}

/** Where the window rests. */
export interface Corner {
  isLeft: boolean;
  isBottom: boolean;
}

/** How far the window goes with a finger that went `by`: not out of its bounds. */
export function shiftWithin(window: Box, bounds: Box, by: Point): Point {
  return {
    x: clamp(by.x, bounds.left - window.left, bounds.right - window.right),
    y: clamp(by.y, bounds.top - window.top, bounds.bottom - window.bottom),
  };
}

/** The corner that is nearest to the window once it has gone so far. */
export function cornerOf(window: Box, bounds: Box, shift: Point): Corner {
  return {
    isLeft: window.left + window.right + 2 * shift.x < bounds.left + bounds.right,
    isBottom: window.top + window.bottom + 2 * shift.y > bounds.top + bounds.bottom,
  };
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), Math.max(min, max));
}
