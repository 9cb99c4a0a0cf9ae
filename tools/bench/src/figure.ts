/** One line of docs/benchmarks.md. */
export interface Figure {
  what: string;
  measured: string;
  /** The floor or peer of the same run, where there is one. */
  floor?: string;
  ratio?: string;
  aim?: string;
}

/** A benchmark: its name on the command line, and what it finds out. */
export interface Bench {
  name: string;
  title: string;
  run(options: RunOptions): Promise<Figure[]>;
}

export interface RunOptions {
  /** Calls only: a fraction of the size, to see that it works. Such figures are not written down. */
  isQuick: boolean;
}

/** The value below which `share` of the samples lie. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.floor(share * sorted.length));
  return sorted[index] ?? Number.NaN;
}

export function ms(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}

export function ratioOf(value: number, floor: number): string {
  return `${(value / floor).toFixed(2)}×`;
}

/** What each run of a benchmark found, in order: runs are not merged into one figure. */
export function sideBySide(runs: readonly (readonly Figure[])[]): Figure[] {
  const [first = []] = runs;
  return first.map((figure, row) => {
    const told = (of: (figure: Figure) => string | undefined) =>
      [...new Set(runs.map((run) => run[row] && of(run[row])))].filter(Boolean).join('; ');
    const [floor, ratio] = [told((each) => each.floor), told((each) => each.ratio)];
    return {
      ...figure,
      measured: told((each) => each.measured),
      ...(floor && { floor }),
      ...(ratio && { ratio }),
    };
  });
}
