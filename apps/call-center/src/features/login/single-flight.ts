/** Calls for the same key at the same time share one answer; nothing is kept afterwards. */
export class SingleFlight<Result> {
  readonly #flying = new Map<string, Promise<Result>>();

  run(key: string, work: () => Promise<Result>): Promise<Result> {
    const known = this.#flying.get(key);
    if (known) return known;
    const flight = work().finally(() => this.#flying.delete(key));
    this.#flying.set(key, flight);
    return flight;
  }
}
