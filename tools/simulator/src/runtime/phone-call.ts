import { Signal } from './signal';

/** A phone call that comes in while the app runs: it takes microphone and sound from every app. */
export class PhoneCall {
  isActive = false;
  readonly began = new Signal<undefined>();
  readonly ended = new Signal<undefined>();

  set(isActive: boolean): void {
    if (isActive === this.isActive) return;
    this.isActive = isActive;
    (isActive ? this.began : this.ended).emit(undefined);
  }
}
