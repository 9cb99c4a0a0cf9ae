import type { BrowserContext, Page } from 'playwright-core';

/** What an agent would have seen and heard besides the page. */
export interface Sensed {
  /** Desktop notifications, in order; `isClosed` once they were taken away. */
  notices: Array<{ title: string; body: string; isClosed: boolean }>;
  /** Tones that were begun. */
  tones: Array<{ isLooped: boolean; isOver: boolean; couldBeHeard: boolean }>;
}

/**
 * Writes down what pages of this context tell the desktop and the loudspeaker. The browser's own
 * objects do the work; so are the permissions.
 */
export async function senseAll(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const sensed: Sensed = { notices: [], tones: [] };
    Object.assign(window, { __sensed: sensed });

    const Real = window.Notification;
    class Watched extends Real {
      constructor(title: string, options: NotificationOptions = {}) {
        super(title, options);
        const notice = { title, body: options.body ?? '', isClosed: false };
        sensed.notices.push(notice);
        const close = this.close.bind(this);
        this.close = () => {
          notice.isClosed = true;
          close();
        };
      }
    }
    window.Notification = Watched;

    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode, ...args) {
      const couldBeHeard = this.context.state === 'running';
      const tone = { isLooped: this.loop, isOver: false, couldBeHeard };
      sensed.tones.push(tone);
      this.addEventListener('ended', () => (tone.isOver = true));
      return start.apply(this, args);
    };
  });
}

/**
 * Pages of this context are silent until they are touched. That is how browsers treat a page; one
 * without a screen has no such lock, so this one plays it.
 */
export async function lockSound(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const Real = window.AudioContext;
    let isLocked = !navigator.userActivation.hasBeenActive;
    window.AudioContext = class extends Real {
      override get state(): AudioContextState {
        return isLocked ? 'suspended' : super.state;
      }

      override async resume(): Promise<void> {
        if (!navigator.userActivation.hasBeenActive) return new Promise(() => {});
        await super.resume();
        isLocked = false;
        this.dispatchEvent(new Event('statechange'));
      }
    };
  });
}

/** What was sensed so far on this page. */
export function sensedOn(page: Page): Promise<Sensed> {
  return page.evaluate(() => (window as typeof window & { __sensed: Sensed }).__sensed);
}

/**
 * The agent looks elsewhere, or back: another tab covers the page. Playwright keeps every page
 * focused and visible, so the page is told what a browser would tell it.
 */
export async function lookAway(page: Page, isAway: boolean): Promise<void> {
  await page.evaluate((away) => {
    const visibilityState = away ? 'hidden' : 'visible';
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => visibilityState,
    });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => away });
    document.hasFocus = () => !away;
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event(away ? 'blur' : 'focus'));
  }, isAway);
}
