import type { Server } from 'node:http';
import type { WeChatApi } from '../wechat/wechat-api';
import { AgentPresence } from './agent/agent-presence';
import { DeskBoard } from './agent/desk-board';
import { setAgentStatusHandler } from './agent/set-agent-status';
import type { ContentCheckOptions } from './content-check/content-check';
import { MediaCheck } from './content-check/media-check';
import { TextCheck } from './content-check/text-check';
import {
  answerCallHandler,
  callDigitsHandler,
  endCallHandler,
  holdCallHandler,
  setCameraHandler,
  startCallHandler,
  toVoiceHandler,
} from './call/call-handlers';
import { CallRooms } from './call/call-rooms';
import {
  acceptConsultHandler,
  endConsultHandler,
  handOverHandler,
  startConsultHandler,
} from './call/consult-handlers';
import { joinCallHandler } from './call/join-call';
import { LostCalls } from './call/lost-calls';
import { CallRecordings } from './call/recording/call-recordings';
import { removeOldRecordings } from './call/recording/old-recordings';
import { ReadingCallers } from './call/trtc/reading-callers';
import { TrtcPresence } from './call/trtc/trtc-presence';
import type { ServiceContext } from './context';
import { OrphanRemoval } from './files/orphan-removal';
import { removeOldSessions } from './personal-data/old-sessions';
import { Retention } from './retention';
import { WeChatLogin } from './login/wechat-login';
import { acceptOfferHandler } from './routing/accept-offer';
import { Assigner } from './routing/assigner';
import { declineOfferHandler } from './routing/decline-offer';
import { EmptyQueues } from './routing/empty-queues';
import { QueuePlaces } from './routing/queue-places';
import { transferSessionHandler } from './routing/transfer-session';
import { addNoteHandler } from './session/add-note';
import { closeSessionHandler } from './session/close-session';
import { FlowShelf } from './session/flow-shelf';
import { leaveMessageHandler } from './session/leave-message';
import { inviteRatingHandler, rateSessionHandler } from './session/rate-session';
import { openSessionHandler } from './session/open-session';
import { recallMessageHandler } from './session/recall-message';
import { sendMessageHandler } from './session/send-message';
import { SessionEngine } from './session/session-engine';
import { startSessionTimers } from './session/session-timers';
import { TalkSigns } from './session/talk-signs';
import { watchSessionHandler } from './session/watch-session';
import { WrapUpLimit } from './session/wrap-up-limit';
import type { CommandTable } from './socket/commands';
import type { Connection } from './socket/connection';
import { Gateway } from './socket/gateway';
import { Greeter } from './socket/greeter';
import { InstanceFeed } from './socket/instance-feed';
import { SessionHub } from './socket/session-hub';
import { watchInstance } from './socket/watch-instance';
import { startSweeper } from './sweeper';

/** The features of the service, each knowing those that it works with. */
export interface Features {
  gateway: Gateway;
  weChatLogin: WeChatLogin;
  engine: SessionEngine;
  /** Null: calls are switched off. */
  rooms: CallRooms | null;
  /** Null: pictures and voice are not judged. */
  mediaCheck: MediaCheck | null;
  /** Begins to work on the sockets of `server` and on what is due. @returns how to stop */
  start(server: Server): Promise<() => Promise<void>>;
}

export function assembleFeatures(
  context: ServiceContext,
  weChat: WeChatApi,
  contentCheck?: ContentCheckOptions,
): Features {
  const flows = new FlowShelf(context);
  const engine = new SessionEngine(context, flows);
  const hub = new SessionHub(context);
  const instanceFeed = new InstanceFeed(context);
  const desks = new DeskBoard(context);
  const places = new QueuePlaces(context, hub);
  const assigner = new Assigner(context, engine, flows);
  const orphans = new OrphanRemoval(context);
  const { limits } = context;
  const retention = new Retention(context, limits.retentionMs, removeOldSessions);
  const emptyQueues = new EmptyQueues(context, engine);
  const wrapUps = new WrapUpLimit(context, engine);
  const { media, recordings: kept } = context;
  const recordings = media && kept ? new CallRecordings(context, engine, media, kept.dir) : null;
  const recordingRetention = new Retention(
    context,
    limits.recordingRetentionMs,
    removeOldRecordings,
  );
  const rooms = media ? new CallRooms(context, engine, media, recordings) : null;
  const lostCalls = new LostCalls(context, engine);
  const readers = context.trtc ? new ReadingCallers(context, engine) : null;
  if (readers) engine.onCommit((commit) => readers.committed(commit));
  const presence = new AgentPresence(context, engine, desks);
  for (const feature of [hub, instanceFeed, desks, places, assigner]) {
    engine.onCommit((commit) => feature.committed(commit));
  }
  if (rooms) engine.onCommit((commit) => rooms.committed(commit));
  hub.onFollow((follower) => places.followed(follower));
  const signs = new TalkSigns(context, hub);
  hub.onFollow((follower) => signs.followed(follower));

  const mediaCheck = contentCheck?.media
    ? new MediaCheck(context, engine, contentCheck.checks, contentCheck.media)
    : null;
  if (mediaCheck) engine.onFiles((trx, append) => mediaCheck.note(trx, append));
  const textCheck = contentCheck ? new TextCheck(context, contentCheck) : null;
  const commands: CommandTable = {
    'session.open': openSessionHandler(context, engine, flows),
    'session.watch': watchSessionHandler(context),
    'instance.watch': watchInstance,
    'message.send': sendMessageHandler(context, engine, textCheck),
    'message.recall': recallMessageHandler(context, engine),
    'session.read': signs.read,
    'session.typing': signs.typing,
    'session.end': closeSessionHandler(engine),
    'session.complete': closeSessionHandler(engine),
    'note.add': addNoteHandler(engine),
    'session.transfer': transferSessionHandler(context, engine),
    'session.rate': rateSessionHandler(engine, textCheck),
    'rating.invite': inviteRatingHandler(engine),
    'message.leave': leaveMessageHandler(context, engine, textCheck),
    'call.start': startCallHandler(context, engine),
    'call.answer': answerCallHandler(engine),
    'call.end': endCallHandler(engine),
    'call.join': joinCallHandler(context),
    'call.hold': holdCallHandler(engine),
    'call.setCamera': setCameraHandler(engine),
    'call.toVoice': toVoiceHandler(engine),
    'call.digits': callDigitsHandler(engine),
    'consult.start': startConsultHandler(context, engine),
    'consult.accept': acceptConsultHandler(engine),
    'consult.end': endConsultHandler(engine),
    'consult.handOver': handOverHandler(engine),
    'offer.accept': acceptOfferHandler(engine),
    'offer.decline': declineOfferHandler(context, engine),
    'agent.setStatus': setAgentStatusHandler({ context, presence, assigner, desks }),
  };
  const greeter = new Greeter({ context, hub, instanceFeed }, joined);
  const gateway = new Gateway({ context, commands, greeter }, left);
  const isTold = context.trtc?.callbackKey !== undefined;
  const inRooms =
    context.trtc && !isTold ? new TrtcPresence(context, (person) => gateway.has(person)) : null;

  async function joined(connection: Connection): Promise<void> {
    gateway.register(connection);
    const { person } = connection;
    if (person.kind !== 'agent') return;
    await presence.arrive(person.id);
    if (connection.isOpen) await desks.join(person.id, connection);
  }

  function left(connection: Connection): void {
    if (connection.person.kind === 'agent') desks.leave(connection.person.id, connection);
  }

  async function start(server: Server): Promise<() => Promise<void>> {
    const leave = [await gateway.attach(server), await desks.listen()];
    const leaveRooms = rooms?.start();
    const timers = startSessionTimers(context, engine);
    const stopSweeping = startSweeper(context, {
      sockets: () => gateway.sweep(),
      sessions: () => hub.sweep(),
      instances: () => instanceFeed.sweep(),
      presence: () => presence.sweep(),
      assignment: () => assigner.sweep(),
      desks: () => desks.sweep(),
      places: () => places.sweep(),
      files: () => orphans.sweep(),
      emptyQueues: () => emptyQueues.sweep(),
      wrapUps: () => wrapUps.sweep(),
      retention: () => retention.sweep(),
      rooms: () => rooms?.sweep(),
      recordings: () => recordings?.sweep(),
      recordingRetention: () => recordingRetention.sweep(),
      readers: () => readers?.sweep(),
      inRooms: () => inRooms?.sweep(),
      lostCalls: () => lostCalls.sweep(),
      mediaChecks: () => mediaCheck?.sweep(),
    });
    return async () => {
      await stopSweeping();
      await timers.close();
      await leaveRooms?.();
      await recordings?.close();
      await gateway.close();
      await mediaCheck?.close();
      await engine.idle();
      for (const each of leave) each();
    };
  }

  return {
    gateway,
    engine,
    rooms,
    mediaCheck,
    weChatLogin: new WeChatLogin(context, weChat),
    start,
  };
}
