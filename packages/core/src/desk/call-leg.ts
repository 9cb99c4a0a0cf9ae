import {
  CccError,
  PATHS,
  type CallId,
  type ErrorCode,
  type MediaTicket,
  type SessionId,
} from '@ccc/protocol';
import type { Connection } from '../connection/connection-types';
import type { Clock, Logger } from '../platform/ports';
import { legTransition, type LegEffect, type LegEvent, type LegState } from './leg-machine';
import type { LegFactory, LegQuality, LegWay, MediaLeg } from '../call/leg-port';

/** One's own way into a call, as it is to be shown. A new object after every change. */
export interface LegView {
  call: CallId;
  /** `over`: it was tried in vain, or for too long; `rejoin` tries again. */
  state: 'connecting' | 'connected' | 'reconnecting' | 'over';
  isMuted: boolean;
  /** Only while connected. */
  quality: LegQuality | undefined;
  /** Why it is not connected, once that is known. */
  code: ErrorCode | undefined;
}

export interface CallLegOptions {
  session: SessionId;
  call: CallId;
  /** As the log has them. */
  isApart: boolean;
  isCameraOn: boolean;
  connection: Connection;
  legs: LegFactory;
  clock: Clock;
  logger: Logger;
  /** The whole address of a path of the service. */
  urlOf(path: string): string;
  onChange(): void;
}

/** Joins a call and stays in it, over any number of losses, until `leave`. */
export class CallLeg {
  private state: LegState = { name: 'idle' };
  private leg: MediaLeg | undefined;
  private cancelTimer: (() => void) | undefined;
  /** Answers to what was asked before the last change of state are of no interest. */
  private round = 0;
  private isMuted = false;
  private isApart: boolean;
  private isCameraOn: boolean;
  private quality: LegQuality | undefined;

  constructor(private readonly options: CallLegOptions) {
    this.isApart = options.isApart;
    this.isCameraOn = options.isCameraOn;
  }

  get view(): LegView {
    const { call } = this.options;
    const { state, isMuted, quality } = this;
    return { call, state: shownState(state), isMuted, quality, code: codeOf(state) };
  }

  join(): void {
    this.take({ type: 'join' });
  }

  leave(): void {
    this.take({ type: 'leave' });
  }

  restart(): void {
    this.take({ type: 'restart' });
  }

  mute(isMuted: boolean): void {
    this.isMuted = isMuted;
    this.leg?.mute(isMuted);
    this.options.onChange();
  }

  /** Whether the two sides are kept apart, as on hold. */
  part(isApart: boolean): void {
    this.isApart = isApart;
    this.leg?.part(isApart);
  }

  /** Resolves to whether there is, or will be, a picture. */
  async showCamera(isOn: boolean): Promise<boolean> {
    this.isCameraOn = isOn;
    return this.leg ? this.leg.showCamera(isOn) : isOn;
  }

  private take(event: LegEvent): void {
    const { clock } = this.options;
    const { state, effects } = legTransition(this.state, event, clock.now());
    if (state === this.state) return;
    this.state = state;
    this.round += 1;
    if (state.name !== 'connected') this.quality = undefined;
    this.cancelTimer?.();
    this.cancelTimer =
      'deadline' in state
        ? clock.setTimer(() => this.take({ type: 'deadline' }), state.deadline - clock.now())
        : undefined;
    for (const effect of effects) this.carryOut(effect);
    this.options.onChange();
  }

  private carryOut(effect: LegEffect): void {
    switch (effect.type) {
      case 'askTicket':
        return this.askTicket();
      case 'openLeg':
        return this.openLeg(effect.ticket);
      case 'closeLeg':
        this.leg?.close();
        this.leg = undefined;
    }
  }

  private askTicket(): void {
    const { connection, session, call } = this.options;
    const { round } = this;
    const answer = (event: LegEvent) => {
      if (round === this.round) this.take(event);
    };
    connection.command('call.join', { call }, { session }).then(
      ({ result }) => answer({ type: 'ticketed', ticket: result.ticket }),
      (error: unknown) => answer({ type: 'refused', ...this.failure(error) }),
    );
  }

  private openLeg(ticket: MediaTicket): void {
    const { call, legs } = this.options;
    const { isMuted, isApart, isCameraOn } = this;
    this.leg = legs.open(
      { call, way: this.wayOf(ticket), isMuted, isApart, isCameraOn },
      {
        onConnected: () => this.take({ type: 'connected' }),
        onLost: (error) => this.take({ type: 'lost', ...this.failure(error) }),
        onNoCamera: () => this.tellNoCamera(),
        onQuality: (quality) => {
          this.quality = quality;
          this.options.onChange();
        },
      },
    );
  }

  private wayOf(ticket: MediaTicket): LegWay {
    const { urlOf } = this.options;
    if (ticket.kind === 'trtc') return { kind: 'trtc', ticket, sdkUrl: urlOf(PATHS.trtcSdk) };
    const url = urlOf(`${PATHS.mediaLegs}/${encodeURIComponent(ticket.leg)}`);
    return { kind: 'webrtc', url, iceServers: ticket.iceServers };
  }

  /** So that nobody waits for a picture. */
  private tellNoCamera(): void {
    const { connection, session, call, logger } = this.options;
    this.isCameraOn = false;
    connection.command('call.setCamera', { call, isOn: false }, { session }).catch((error) => {
      logger.warn('call: a missing camera was not told', { error: String(error) });
    });
  }

  private failure(error: unknown): { code: ErrorCode; canRetry: boolean } {
    const { code, retry } =
      error instanceof CccError ? error : new CccError('internal', { origin: error });
    this.options.logger.warn('call: a leg failed', { code, state: this.state.name });
    return { code, canRetry: retry !== 'never' };
  }
}

function shownState(state: LegState): LegView['state'] {
  if (state.name === 'connected' || state.name === 'over') return state.name;
  return 'wasConnected' in state && state.wasConnected ? 'reconnecting' : 'connecting';
}

function codeOf(state: LegState): ErrorCode | undefined {
  return state.name === 'over' || state.name === 'reconnecting' ? state.code : undefined;
}
