import type { LocalFiles } from '@ccc/core/platform/browser/index';
import type { ComponentType } from 'react';
import type { TextKey } from '../i18n/text-key';
import { SoundsPage } from '../sounds/sounds-page';

/** What every page of the console is given. */
export interface ConsolePageProps {
  files: LocalFiles;
}

export interface ConsolePage {
  /** Behind `#` in the address. */
  path: string;
  title: TextKey;
  Page: ComponentType<ConsolePageProps>;
}

/** The pages for administrators, in the order of their list: a new one is a line here. */
export const CONSOLE_PAGES: readonly [ConsolePage, ...ConsolePage[]] = [
  { path: '/admin/sounds', title: 'sounds.title', Page: SoundsPage },
];

/** The page at this address; undefined: it is the desk's. */
export function consolePageAt(hash: string): ConsolePage | undefined {
  return CONSOLE_PAGES.find(({ path }) => path === hash);
}
