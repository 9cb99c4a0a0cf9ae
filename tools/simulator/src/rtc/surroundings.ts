import type { Host } from '../runtime/host';

/** What goes on around a component while it is on a page: background, phone calls, other pages in front. */
export class Surroundings {
  isAway = false;

  constructor(
    private readonly host: Host,
    /** Called after any of it changed. */
    private readonly changed: () => void,
  ) {}

  watch(): void {
    const { appHidden, appShown, phoneCall, pages } = this.host;
    appHidden.add(this.onHide);
    appShown.add(this.onShow);
    phoneCall.began.add(this.changed);
    phoneCall.ended.add(this.changed);
    pages.turned.add(this.changed);
  }

  unwatch(): void {
    const { appHidden, appShown, phoneCall, pages } = this.host;
    appHidden.remove(this.onHide);
    appShown.remove(this.onShow);
    phoneCall.began.remove(this.changed);
    phoneCall.ended.remove(this.changed);
    pages.turned.remove(this.changed);
  }

  /** A phone call has microphone and sound. */
  get isTaken(): boolean {
    return this.host.phoneCall.isActive;
  }

  /** In the background, without `requiredBackgroundModes: ["audio"]`. */
  get isOutOfHearing(): boolean {
    return this.isAway && !this.host.meta.backgroundModes.includes('audio');
  }

  private readonly onHide = (): void => {
    this.isAway = true;
    this.changed();
  };

  private readonly onShow = (): void => {
    this.isAway = false;
    this.changed();
  };
}
