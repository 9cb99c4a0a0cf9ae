import { createHash } from 'node:crypto';
import { asId, type Actor, type CallId, type CommandName } from '@ccc/protocol';
import type { SessionCommand } from '../../domain/contract';
import type { ServiceContext } from '../context';
import { requireWelcome } from '../customer/blocked';
import { actorOf } from '../login/person';
import type { SessionEngine, SessionDone } from '../session/session-engine';
import { requireSightOfLoaded } from '../session/session-access';
import { keyOf, type Caller, type CommandHandler, type FrameOf } from '../socket/command-handler';
import { requireCalls, requireRoomForCall } from './require-calls';

type CallCommand = Extract<CommandName, `call.${string}`>;

/** Carries a command on a call out for whoever may see the session. */
function run(
  engine: SessionEngine,
  caller: Caller,
  frame: FrameOf<CallCommand>,
  commandFor: (actor: Actor) => SessionCommand,
): Promise<SessionDone> {
  const { person } = caller;
  return engine.run({
    session: frame.session,
    key: keyOf(caller, frame),
    ask(loaded) {
      requireSightOfLoaded(person, loaded);
      return commandFor(actorOf(person));
    },
  });
}

/** Whether a call that begins now is recorded. */
export function recordedIn({ recordings }: ServiceContext): { isRecorded?: true } {
  return recordings?.isOn ? { isRecorded: true } : {};
}

/** `call.start`. The id follows from the command: the same one again names the same call. */
export function startCallHandler(
  context: ServiceContext,
  engine: SessionEngine,
): CommandHandler<'call.start'> {
  return async (caller, frame) => {
    requireCalls(context);
    if (caller.person.kind === 'customer') await requireWelcome(context, caller.person.id);
    const { sender, commandId } = keyOf(caller, frame);
    const digest = createHash('sha256').update(`${frame.session} ${sender} ${commandId}`).digest();
    const call = asId<CallId>(digest.subarray(0, 16).toString('base64url'));
    const { media } = frame.args;
    const done = await run(engine, caller, frame, (actor) => {
      requireRoomForCall(context);
      return { name: 'call.start', actor, call, media, ...recordedIn(context) };
    });
    return { ...done, result: { call } };
  };
}

/** `call.answer` */
export function answerCallHandler(engine: SessionEngine): CommandHandler<'call.answer'> {
  return async (caller, frame) => {
    const { call } = frame.args;
    const done = await run(engine, caller, frame, (actor) => ({
      name: 'call.answer',
      actor,
      call,
    }));
    return { ...done, result: {} };
  };
}

/** `call.end` */
export function endCallHandler(engine: SessionEngine): CommandHandler<'call.end'> {
  return async (caller, frame) => {
    const { call } = frame.args;
    const done = await run(engine, caller, frame, (actor) => ({ name: 'call.end', actor, call }));
    return { ...done, result: {} };
  };
}

/** `call.hold` */
export function holdCallHandler(engine: SessionEngine): CommandHandler<'call.hold'> {
  return async (caller, frame) => {
    const { call, isHeld } = frame.args;
    const done = await run(engine, caller, frame, (actor) => ({
      name: 'call.hold',
      actor,
      call,
      isHeld,
    }));
    return { ...done, result: {} };
  };
}

/** `call.setCamera` */
export function setCameraHandler(engine: SessionEngine): CommandHandler<'call.setCamera'> {
  return async (caller, frame) => {
    const { call, isOn } = frame.args;
    const done = await run(engine, caller, frame, (actor) => ({
      name: 'call.setCamera',
      actor,
      call,
      isOn,
    }));
    return { ...done, result: {} };
  };
}

/** `call.toVoice` */
export function toVoiceHandler(engine: SessionEngine): CommandHandler<'call.toVoice'> {
  return async (caller, frame) => {
    const { call } = frame.args;
    const done = await run(engine, caller, frame, (actor) => ({
      name: 'call.toVoice',
      actor,
      call,
    }));
    return { ...done, result: {} };
  };
}

/** `call.digits` */
export function callDigitsHandler(engine: SessionEngine): CommandHandler<'call.digits'> {
  return async (caller, frame) => {
    const { call, digits } = frame.args;
    const done = await run(engine, caller, frame, (actor) => ({
      name: 'call.digits',
      actor,
      call,
      digits,
    }));
    return { ...done, result: {} };
  };
}
