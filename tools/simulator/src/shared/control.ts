/** A page as tests see the stack. */
export interface PageSummary {
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
  readonly data: unknown;
}

/** A leg of a call that the app is on, as tests see it. */
export interface LegSummary {
  /** The API's address of the leg. */
  readonly endpoint: string;
  readonly state: 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'failed';
  /** Energy of the sound so far, as `RTCStats` measures it; grows while something is heard. */
  readonly sentAudioEnergy: number;
  readonly receivedAudioEnergy: number;
  readonly framesSent: number;
  readonly framesDecoded: number;
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
  /** Whether APIs that touch personal data ask for agreement first, as before a person's first. */
  setPrivacyNeeded(needed: boolean): void;
  /** What the person answers when the app asks for the microphone or camera; from the next time on. */
  setPermission(device: 'microphone' | 'camera', isAllowed: boolean): void;
  isAllowed(device: 'microphone' | 'camera'): boolean;
  /** Whether the account's category has `<live-pusher>` and `<live-player>`; from the next start on. */
  setLiveEnabled(isEnabled: boolean): void;
  readonly isLiveEnabled: boolean;
  /** A phone call comes in and takes the sound, or ends. */
  setPhoneCall(isActive: boolean): void;
  readonly isInPhoneCall: boolean;
  /** What is said and heard on calls through `<live-pusher>` and `<live-player>`. */
  liveLegs(): Promise<LegSummary[]>;
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
