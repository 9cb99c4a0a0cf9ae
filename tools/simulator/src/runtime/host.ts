import type { BootOptions, BundleMeta } from '../shared/bundle';
import type { AppInstance, EnterOptions } from './app-instance';
import type { FileStore } from './files';
import type { Keyboard } from './keyboard';
import type { Network } from './network';
import type { PageStack } from './page-stack';
import type { ProblemLog } from './problem-log';
import type { Scheduler } from './scheduler';
import type { Signal } from './signal';
import type { TabBar } from './tab-bar';
import type { Theme } from './theme';

/** Everything built-in components and `wx` may use of the running simulator. */
export interface Host {
  readonly boot: BootOptions;
  readonly meta: BundleMeta;
  readonly problems: ProblemLog;
  readonly scheduler: Scheduler;
  readonly network: Network;
  readonly theme: Theme;
  readonly files: FileStore;
  readonly keyboard: Keyboard;
  readonly app: AppInstance;
  readonly tabBar: TabBar | null;
  /** Element that dialogs and toasts are put into. */
  readonly screen: HTMLElement;
  readonly pages: PageStack;
  readonly launch: EnterOptions;
  readonly appShown: Signal<EnterOptions>;
  readonly appHidden: Signal<undefined>;
  readonly appErrors: Signal<unknown>;
}
