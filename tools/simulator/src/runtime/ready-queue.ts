import * as glassEasel from 'glass-easel';
import type { AppSpace } from './component-space';
import { whenDrawn } from './drawn';
import { nodeOf } from './event-object';

/** Gives components their `ready` once they are drawn; glass-easel leaves that to its host. */
export class ReadyQueue {
  private waiting: glassEasel.GeneralComponent[] = [];
  private readonly done = new WeakSet<object>();

  /** Must come before any component of the app is defined. */
  install({ space }: AppSpace): void {
    const add = (caller: unknown): void => this.add(nodeOf(caller)?.asGeneralComponent() ?? null);
    const behavior = space.getComponentSpace().defineBehavior({
      lifetimes: {
        attached(this: unknown) {
          add(this);
        },
      },
    });
    space.setOverallBehavior(behavior.general());
  }

  private add(component: glassEasel.GeneralComponent | null): void {
    if (component === null || this.done.has(component)) return;
    this.done.add(component);
    if (this.waiting.length === 0) whenDrawn(() => this.flush());
    this.waiting.push(component);
  }

  private flush(): void {
    const components = this.waiting;
    this.waiting = [];
    for (const component of components) {
      // One may have been removed again before it was drawn.
      if (glassEasel.Element.isAttached(component)) component.triggerLifetime('ready', []);
    }
  }
}
