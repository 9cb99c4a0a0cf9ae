import type { Legs } from '../rtc/legs';
import type { BootOptions, BundleMeta } from '../shared/bundle';
import type { AppInstance, EnterOptions } from './app-instance';
import type { FileStore } from './files';
import type { Keyboard } from './keyboard';
import type { Network } from './network';
import type { PageStack } from './page-stack';
import type { Permissions } from './permissions';
import type { PhoneCall } from './phone-call';
import type { PrivacyGate } from './privacy';
import type { ProblemLog } from './problem-log';
import type { Scheduler } from './scheduler';
import type { Signal } from './signal';
import type { TabBar } from './tab-bar';
import type { Theme } from './theme';

/** Calls through `<live-pusher>` and `<live-player>`. */
export interface LiveMedia {
  /** Whether the account's category has these components (开发 → 接口设置). */
  isEnabled: boolean;
  readonly legs: Legs;
}

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
  readonly privacy: PrivacyGate;
  readonly permissions: Permissions;
  readonly phoneCall: PhoneCall;
  readonly live: LiveMedia;
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
