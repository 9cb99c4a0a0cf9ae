import { durationText } from './clock-text';

/** Where a call stands, for whoever looks. `calling`: it rings there, `ringing`: it rings here. */
export type CallPhase = 'calling' | 'ringing' | 'connecting' | 'connected';

/** How long both have talked, counted while the page is seen. */
export const callClock = Behavior({
  properties: {
    /** When it was answered: milliseconds since 1970, this device's clock; 0: not yet. */
    sinceMs: { type: Number, value: 0 },
  },
  data: { timeText: '', _timer: 0 },
  observers: {
    sinceMs() {
      this.tick();
    },
  },
  lifetimes: {
    attached() {
      this.startClock();
    },
    detached() {
      this.stopClock();
    },
  },
  pageLifetimes: {
    show() {
      this.startClock();
    },
    hide() {
      this.stopClock();
    },
  },
  methods: {
    startClock() {
      this.stopClock();
      this.tick();
      this.data._timer = Number(setInterval(() => this.tick(), 1000));
    },
    stopClock() {
      clearInterval(this.data._timer);
    },
    tick() {
      const { sinceMs } = this.data;
      const timeText = sinceMs > 0 ? durationText(Date.now() - sinceMs) : '';
      if (timeText !== this.data.timeText) this.setData({ timeText });
    },
  },
});
