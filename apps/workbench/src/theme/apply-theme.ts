import { FONT_FAMILY, PALETTES, variableOf, type Scheme } from './tokens';

/** Writes the palette as CSS variables on the root element; no style element, so CSP has no say in it. */
export function applyTheme(root: HTMLElement, scheme: Scheme): void {
  root.dataset['theme'] = scheme;
  root.style.setProperty('color-scheme', scheme);
  root.style.setProperty('--ccc-font', FONT_FAMILY);
  for (const [name, value] of Object.entries(PALETTES[scheme])) {
    root.style.setProperty(variableOf(name), String(value));
  }
}
