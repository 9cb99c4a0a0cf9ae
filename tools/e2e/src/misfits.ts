import type { Page } from 'playwright-core';

/**
 * Words on the phone that do not fit their place: wider than their box, cut off without a sign, out of
 * the screen, or below something else. What can be scrolled to, and what is shortened with `…`, fits.
 * @param root Where to look: the last visible element that fits this selector
 */
export function misfits(page: Page, root = 'wx-page'): Promise<string[]> {
  return page.evaluate(misfitsWithin, root);
}

/** Runs in the browser, so it stands for itself. */
function misfitsWithin(selector: string): string[] {
  const SLACK_PX = 1;
  const found = new Set<string>();
  const scope = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const root = scope.at(-1);
  if (!root) return [`no ${selector}`];

  type Box = { left: number; right: number; top: number; bottom: number };
  /** The letters, without the room that the font leaves around them. */
  const lettersOf = ({ left, right, top, bottom }: DOMRect, px: number): Box => {
    const middle = (top + bottom) / 2;
    return { left, right, top: middle - px / 2, bottom: middle + px / 2 };
  };
  const leaves = (inner: Box, outer: Box) => ({
    sideways: inner.left < outer.left - SLACK_PX || inner.right > outer.right + SLACK_PX,
    upwards: inner.top < outer.top - SLACK_PX || inner.bottom > outer.bottom + SLACK_PX,
  });
  const judge = (letters: Box, parent: Element): string | undefined => {
    let isFirst = true;
    for (let box: Element | null = parent; box; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.display.startsWith('inline') && style.display !== 'inline-flex') continue;
      const { sideways, upwards } = leaves(letters, box.getBoundingClientRect());
      const isShortened = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
      if (/auto|scroll/.test(style.overflowX) && box.scrollWidth > box.clientWidth + SLACK_PX)
        return 'scrolls sideways';
      if (/auto|scroll/.test(style.overflowY) && upwards) return undefined;
      if (/hidden|clip/.test(style.overflowX) && (sideways || upwards))
        return isShortened ? undefined : `is cut by ${box.className}`;
      if (isFirst && sideways) return `is wider than ${box.className}`;
      isFirst = false;
    }
    const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const { sideways, upwards } = leaves(letters, screen);
    if (sideways || upwards) return 'is out of the screen';
    if (getComputedStyle(parent).pointerEvents === 'none') return undefined;
    const x = (letters.left + letters.right) / 2;
    const hit = document.elementFromPoint(x, (letters.top + letters.bottom) / 2);
    if (!hit || parent.contains(hit) || hit.contains(parent)) return undefined;
    return `is below ${hit.className}`;
  };

  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const words = node.textContent?.trim();
    // Pictures of the phone's own font, which browsers under test may lack.
    const isEmoji = /^\p{Extended_Pictographic}+$/u.test(words ?? '');
    if (!parent || !words || isEmoji || !parent.checkVisibility({ visibilityProperty: true }))
      continue;
    const px = Number.parseFloat(getComputedStyle(parent).fontSize);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const fault = rect.width > 0 ? judge(lettersOf(rect, px), parent) : undefined;
      if (fault) found.add(`${words.slice(0, 20)} ${fault}`);
    }
  }
  return [...found];
}
