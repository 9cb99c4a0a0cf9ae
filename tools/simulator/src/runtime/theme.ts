import type { BundleMeta } from '../shared/bundle';
import { Signal } from './signal';

export type ThemeName = 'light' | 'dark';

/** Light or dark, and the values of `theme.json`. */
export class Theme {
  readonly changed = new Signal<ThemeName>();

  constructor(
    public name: ThemeName,
    private readonly meta: BundleMeta,
  ) {
    document.documentElement.dataset['theme'] = this.effective;
  }

  /** What the app looks like: apps without `darkmode` stay light. */
  get effective(): ThemeName {
    return this.meta.darkmode ? this.name : 'light';
  }

  set(name: ThemeName): void {
    if (name === this.name) return;
    this.name = name;
    document.documentElement.dataset['theme'] = this.effective;
    if (this.meta.darkmode) this.changed.emit(name);
  }

  /** Looks `@name` up in `theme.json`; other values stay. */
  value(text: string): string {
    if (!text.startsWith('@')) return text;
    return this.meta.themes[this.effective][text.slice(1)] ?? text;
  }
}
