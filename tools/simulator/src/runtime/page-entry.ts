import type * as adapter from 'glass-easel-miniprogram-adapter';
import type { EventChannel } from './event-channel';
import type { PageView } from './page-view';
import type { Route } from './route';

/** A page instance as the app sees it: `this` in its methods. */
export type PageCaller = object & Record<string, unknown>;

/** One opened page. */
export interface PageEntry {
  readonly id: number;
  readonly route: Route;
  readonly view: PageView;
  readonly root: adapter.Root;
  readonly caller: PageCaller;
  readonly opener: EventChannel;
  readonly isTab: boolean;
  /** `closed` pages get no more callbacks. */
  state: 'loading' | 'shown' | 'hidden' | 'closed';
}
