import type { CallMedia, SessionId } from '@ccc/protocol';
import type { CallState } from './call-state';

export interface StartCallOptions {
  /** Id of the audio or video entry (`channelId`): a published service flow. */
  flow: string;
  media: CallMedia;
  /** Where the customer comes from; agents see it. */
  page?: string;
  /** The documented `clientData`; goes into the service record. */
  clientData?: string;
}

/** Calls of a customer, one at a time. */
export interface CustomerCall {
  readonly state: CallState;
  /** Returns the function that stops it. */
  onChange(listener: (state: CallState) => void): () => void;
  /**
   * Dials, and continues the live call of this flow where there is one. Resolves when the service has
   * the session: what comes then is told by `state`. Waits through reconnects.
   * Rejects with `call.exists` in a call, `call.notNow` when it was hung up meanwhile, and with what
   * the service refuses: `flow.unknown`, `media.off`, `customer.blocked`, …
   */
  start(options: StartCallOptions): Promise<{ session: SessionId }>;
  /** Cancels or hangs up: over here at once, over there as soon as there is a connection. */
  end(): void;
  /** Presses keys. Rejects with `call.badDigits`, `call.notNow`. */
  sendDigits(digits: string): Promise<void>;
  /**
   * Shows this side's picture, or none; only while a video call is on, or a call of voices is connected, which
   * then comes to have pictures. A camera that is missing MUST be said so.
   */
  setCamera(isOn: boolean): void;
  /** The media of the ticket is gone: another ticket is asked for. */
  mediaLost(): void;
  /** Hangs up if need be. Resolves when the service knows, or can no longer be told. */
  close(): Promise<void>;
}
