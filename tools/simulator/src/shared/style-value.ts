const LENGTH = /(^|[^\w-])(-?\d*\.?\d+)(rpx|vh)\b/g;
const SAFE_AREA = /\b(?:env|constant)\(\s*safe-area-inset-(top|right|bottom|left)\s*(?:,[^)]*)?\)/g;

/** `rpx` is 1/750 of the width; trailing zeros would only make the CSS longer. */
function rpxToVw(amount: number): string {
  return `${Number((amount / 7.5).toFixed(5))}vw`;
}

/**
 * Turns mini-program lengths in a CSS value or inline style into browser ones: `rpx` into `vw`,
 * `vh` into a share of the page's own height (it does not include the navigation bar), safe areas
 * into the drawn device's.
 */
export function rewriteValue(value: string): string {
  if (!/rpx|vh|safe-area/.test(value)) return value;
  return value
    .replace(LENGTH, (_, before: string, amount: string, unit: string) => {
      const number = Number(amount);
      return before + (unit === 'rpx' ? rpxToVw(number) : `calc(var(--mp-vh) * ${number})`);
    })
    .replace(SAFE_AREA, (_, edge: string) => `var(--mp-safe-${edge})`);
}
