/**
 * Runs one at a time: who asks while one is under way shares its outcome.
 * Written out because `Promise.prototype.finally` is missing on the oldest systems WeChat runs on.
 */
export class SingleFlight<Result> {
  private flight: Promise<Result> | undefined;

  run(start: () => Promise<Result>): Promise<Result> {
    if (this.flight) return this.flight;
    const flight = start();
    this.flight = flight;
    const land = () => {
      if (this.flight === flight) this.flight = undefined;
    };
    flight.then(land, land);
    return flight;
  }
}
