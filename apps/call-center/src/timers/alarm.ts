/** A sleep that can be cut short; a ring while awake cuts the next one. */
export class Alarm {
  #rung = false;
  #wakeUp: (() => void) | null = null;

  ring(): void {
    if (this.#wakeUp) this.#wakeUp();
    else this.#rung = true;
  }

  /** Resolves after `timeoutMs`, or at the next ring. */
  async sleep(timeoutMs: number): Promise<void> {
    if (this.#rung) {
      this.#rung = false;
      return;
    }
    await new Promise<void>((resolve) => {
      const timeout = setTimeout(resolve, timeoutMs);
      this.#wakeUp = () => {
        clearTimeout(timeout);
        resolve();
      };
    });
    this.#wakeUp = null;
  }
}
