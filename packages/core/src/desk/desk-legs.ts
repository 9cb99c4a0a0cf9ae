import type { AgentId, CallId, SessionId } from '@ccc/protocol';
import { CallLeg, type CallLegOptions, type LegView } from './call-leg';
import type { LegFactory } from '../call/leg-port';
import type { Conversation, ConversationView } from '../chat/conversation-view';
import { Emitter } from '../connection/emitter';
import type { Lifecycle } from '../platform/ports';

/** Where the agent is in a call, by session. */
export type LegViews = ReadonlyMap<SessionId, LegView>;

/** The agent's own part in the calls of the desk: joined, kept and left by itself. */
export interface DeskLegs {
  readonly views: LegViews;
  onChange(listener: (views: LegViews) => void): () => void;
  /** Without effect where there is no call. */
  mute(session: SessionId, isMuted: boolean): void;
  /** Before the log says so. Resolves to whether there is a picture; without effect where there is no call. */
  showCamera(session: SessionId, isOn: boolean): Promise<boolean>;
  /** Tries again what was given up. */
  rejoin(session: SessionId): void;
}

export interface DeskLegsOptions extends Omit<
  CallLegOptions,
  'session' | 'call' | 'isApart' | 'isCameraOn' | 'legs' | 'onChange'
> {
  /** Absent: this host carries no sound, and nothing is joined. */
  legs: LegFactory | undefined;
  lifecycle: Lifecycle;
  /** Who is at this desk; undefined: not known yet. */
  me(): AgentId | undefined;
  /** Whether this desk has come into the call of a colleague's session. */
  isConsulted(session: SessionId): boolean;
}

interface Followed {
  conversation: Conversation;
  off(): void;
  leg: CallLeg | undefined;
  /** What it is in. */
  call: CallId | undefined;
  /** In the log. */
  isCameraOn: boolean;
}

/**
 * Follows the conversations of a desk: as soon as a call of one's own session is answered, or one has come
 * into a colleague's, this desk is in it; also after a reload, since what counts is how the session stands.
 */
export class DeskLegsModel implements DeskLegs {
  views: LegViews = new Map();
  private readonly followed = new Map<SessionId, Followed>();
  private readonly changes: Emitter<LegViews>;
  private readonly offs: Array<() => void>;

  constructor(private readonly options: DeskLegsOptions) {
    const { connection, lifecycle, logger } = options;
    this.changes = new Emitter(logger);
    this.offs = [
      connection.onState(() => this.look()),
      lifecycle.onNetwork((isOnline) => {
        if (isOnline) this.followed.forEach(({ leg }) => leg?.restart());
      }),
    ];
  }

  onChange(listener: (views: LegViews) => void): () => void {
    return this.changes.listen(listener);
  }

  /** Something may have changed that no conversation tells. */
  look(): void {
    this.followed.forEach((_, session) => this.check(session));
  }

  mute(session: SessionId, isMuted: boolean): void {
    this.followed.get(session)?.leg?.mute(isMuted);
  }

  async showCamera(session: SessionId, isOn: boolean): Promise<boolean> {
    return (await this.followed.get(session)?.leg?.showCamera(isOn)) ?? isOn;
  }

  rejoin(session: SessionId): void {
    this.followed.get(session)?.leg?.join();
  }

  follow(session: SessionId, conversation: Conversation): void {
    const off = conversation.onChange(({ isStageChanged }) => {
      if (isStageChanged) this.check(session);
    });
    const nothing = { leg: undefined, call: undefined, isCameraOn: false };
    this.followed.set(session, { conversation, off, ...nothing });
    this.check(session);
  }

  forget(session: SessionId): void {
    const followed = this.followed.get(session);
    if (!followed) return;
    followed.off();
    this.followed.delete(session);
    followed.leg?.leave();
    this.show();
  }

  close(): void {
    for (const off of this.offs) off();
    for (const session of [...this.followed.keys()]) this.forget(session);
  }

  private check(session: SessionId): void {
    const followed = this.followed.get(session);
    const { legs } = this.options;
    if (!followed || !legs) return;
    const { view } = followed.conversation;
    const part = this.partIn(session, view);
    const isCameraOn = part?.isCameraOn ?? false;
    const { leg: before, isCameraOn: wasCameraOn } = followed;
    followed.isCameraOn = isCameraOn;
    if (followed.call === part?.call) {
      before?.part(part?.isApart ?? false);
      if (isCameraOn !== wasCameraOn) void before?.showCamera(isCameraOn);
      return;
    }
    followed.call = part?.call;
    followed.leg =
      part && new CallLeg({ ...this.options, ...part, legs, session, onChange: () => this.show() });
    before?.leave();
    followed.leg?.join();
    this.show();
  }

  /** What this desk takes part in; a colleague is only heard. */
  private partIn(
    session: SessionId,
    { stage, call }: ConversationView,
  ): Pick<CallLegOptions, 'call' | 'isApart' | 'isCameraOn'> | undefined {
    const { name } = this.options.connection.state;
    // Logged out, or this desk was opened in another window: the call is there now.
    if (name === 'idle' || name === 'stopped') return undefined;
    if (call?.state !== 'connected' || stage.name !== 'active') return undefined;
    const { id, cameras, isHeld } = call;
    const own = { call: id, isApart: isHeld };
    if (stage.agent.id === this.options.me()) return { ...own, isCameraOn: cameras.agent };
    if (!this.options.isConsulted(session)) return undefined;
    return { ...own, isCameraOn: false };
  }

  private show(): void {
    const views = new Map<SessionId, LegView>();
    for (const [session, { leg }] of this.followed) if (leg) views.set(session, leg.view);
    if (views.size === 0 && this.views.size === 0) return;
    this.views = views;
    this.changes.emit(this.views);
  }
}
