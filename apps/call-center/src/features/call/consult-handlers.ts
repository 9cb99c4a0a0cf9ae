import { CccError, type CommandName } from '@ccc/protocol';
import type { SessionCommand } from '../../domain';
import type { ServiceContext } from '../context';
import type { AgentPerson } from '../login/person';
import { findColleague } from '../routing/transfer-target';
import { requireSightOfLoaded } from '../session/session-access';
import type { SessionDone, SessionEngine } from '../session/session-engine';
import type { LoadedSession } from '../session/state-cache';
import { keyOf, type Caller, type CommandHandler, type FrameOf } from '../socket/command-handler';

type ConsultCommand = Extract<CommandName, `consult.${string}`>;

function run(
  engine: SessionEngine,
  caller: Caller,
  frame: FrameOf<ConsultCommand>,
  commandFor: (
    agent: AgentPerson,
    loaded: LoadedSession,
  ) => SessionCommand | Promise<SessionCommand>,
): Promise<SessionDone> {
  const { person } = caller;
  if (person.kind !== 'agent') throw new CccError('auth.forbidden');
  return engine.run({
    session: frame.session,
    key: keyOf(caller, frame),
    ask(loaded) {
      requireSightOfLoaded(person, loaded);
      return commandFor(person, loaded);
    },
  });
}

/** `consult.start`: 咨询 */
export function startConsultHandler(
  context: ServiceContext,
  engine: SessionEngine,
): CommandHandler<'consult.start'> {
  return async (caller, frame) => {
    // Who hears whom in a room of TRTC is decided by those in it: a third would hear all of it.
    if (context.trtc) throw new CccError('consult.notCarried');
    const { call, to, note } = frame.args;
    const done = await run(engine, caller, frame, async ({ id }, loaded) => ({
      name: 'consult.start',
      actor: { kind: 'agent', id },
      call,
      ...(await findColleague(context, loaded, to)),
      ...(note === undefined ? {} : { note }),
    }));
    return { ...done, result: {} };
  };
}

/** `consult.accept` */
export function acceptConsultHandler(engine: SessionEngine): CommandHandler<'consult.accept'> {
  return async (caller, frame) => {
    const { offer } = frame.args;
    const done = await run(engine, caller, frame, ({ id }) => ({
      name: 'consult.accept',
      offer,
      agent: id,
    }));
    return { ...done, result: {} };
  };
}

/** `consult.end` */
export function endConsultHandler(engine: SessionEngine): CommandHandler<'consult.end'> {
  return async (caller, frame) => {
    const { offer } = frame.args;
    const done = await run(engine, caller, frame, ({ id }) => ({
      name: 'consult.end',
      actor: { kind: 'agent', id },
      offer,
    }));
    return { ...done, result: {} };
  };
}

/** `consult.handOver` */
export function handOverHandler(engine: SessionEngine): CommandHandler<'consult.handOver'> {
  return async (caller, frame) => {
    const { offer } = frame.args;
    const done = await run(engine, caller, frame, ({ id }) => ({
      name: 'consult.handOver',
      actor: { kind: 'agent', id },
      offer,
    }));
    return { ...done, result: {} };
  };
}
