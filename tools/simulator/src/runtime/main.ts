import * as glassEasel from 'glass-easel';
import type { BundleMeta } from '../shared/bundle';
import { start } from './start';
import type { ModuleTable } from './modules';
import type { TemplateHost, TemplateTable } from './templates';

/** Builds the template table; the compiled bundle calls it `HOST`. */
export type TemplateFactory = (hooks: TemplateHost['hooks']) => TemplateTable;

/** Builds the modules, given the names they see (see `compile/emit.ts`). */
export type ModuleFactory = (...sandbox: unknown[]) => ModuleTable;

declare global {
  interface Window {
    __mpBoot?: (meta: BundleMeta, templates: TemplateFactory, modules: ModuleFactory) => void;
  }
}

glassEasel.globalOptions.throwGlobalError = false;
window.__mpBoot = start;
