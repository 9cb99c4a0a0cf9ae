/** A page as tests see the stack. */
export interface PageSummary {
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
  readonly data: unknown;
}

/** Switches of the drawn phone; `window.__simulator` in the app's window. */
export interface SimulatorControl {
  /** `foreground`, `background`, or `suspended` when scripts stand still. */
  readonly state: 'foreground' | 'background' | 'suspended';
  readonly online: boolean;
  readonly theme: 'light' | 'dark';
  readonly user: string;
  /** Lines of all errors so far. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /**
   * Sends the app to the background; scripts stop and sockets close after `suspendAfterMs`
   * (default 5000, as in WeChat).
   */
  background(options?: { suspendAfterMs?: number }): void;
  foreground(): void;
  setNetwork(online: boolean): void;
  setTheme(theme: 'light' | 'dark'): void;
  /** Height of the soft keyboard while a field has the focus, in pixels; 0 for none. */
  setKeyboard(heightPx: number): void;
  /** Kills the app and starts it at its first page: memory is lost, storage stays. */
  relaunch(): void;
  /** Bottom first. */
  pageStack(): PageSummary[];
  /** Files that the next chooser gives, instead of asking. */
  chooseNext(files: { name: string; type: string; base64: string }[]): void;
  /** Runs `work` with the object given to `App()`. */
  callApp<T>(work: (app: Record<string, unknown>) => T): T;
  /** Runs `work` with the page in front, as `this` in its methods. */
  callPage<T>(work: (page: Record<string, unknown>) => T): T;
  /** Calls a member of `wx` as the app would. */
  callWx(name: string, ...args: unknown[]): unknown;
}
