import type { Server } from 'node:http';
import type { WeChatApi } from '../wechat/wechat-api';
import { AgentPresence } from './agent/agent-presence';
import { DeskBoard } from './agent/desk-board';
import { setAgentStatusHandler } from './agent/set-agent-status';
import type { ServiceContext } from './context';
import { OrphanRemoval } from './files/orphan-removal';
import { WeChatLogin } from './login/wechat-login';
import { acceptOfferHandler } from './routing/accept-offer';
import { Assigner } from './routing/assigner';
import { declineOfferHandler } from './routing/decline-offer';
import { QueuePlaces } from './routing/queue-places';
import { completeSessionHandler } from './session/complete-session';
import { endSessionHandler } from './session/end-session';
import { FlowShelf } from './session/flow-shelf';
import { openSessionHandler } from './session/open-session';
import { sendMessageHandler } from './session/send-message';
import { SessionEngine } from './session/session-engine';
import { startSessionTimers } from './session/session-timers';
import { watchSessionHandler } from './session/watch-session';
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
  /** Begins to work on the sockets of `server` and on what is due. @returns how to stop */
  start(server: Server): Promise<() => Promise<void>>;
}

export function assembleFeatures(context: ServiceContext, weChat: WeChatApi): Features {
  const flows = new FlowShelf(context);
  const engine = new SessionEngine(context, flows);
  const hub = new SessionHub(context);
  const instanceFeed = new InstanceFeed(context);
  const desks = new DeskBoard(context);
  const places = new QueuePlaces(context, hub);
  const assigner = new Assigner(context, engine, flows);
  const orphans = new OrphanRemoval(context);
  const presence = new AgentPresence(context, engine, desks);
  for (const feature of [hub, instanceFeed, desks, places, assigner]) {
    engine.onCommit((commit) => feature.committed(commit));
  }
  hub.onFollow((follower) => places.followed(follower));

  const commands: CommandTable = {
    'session.open': openSessionHandler(context, engine, flows),
    'session.watch': watchSessionHandler(context),
    'instance.watch': watchInstance,
    'message.send': sendMessageHandler(context, engine),
    'session.end': endSessionHandler(engine),
    'session.complete': completeSessionHandler(engine),
    'offer.accept': acceptOfferHandler(engine),
    'offer.decline': declineOfferHandler(context, engine),
    'agent.setStatus': setAgentStatusHandler({ context, presence, assigner, desks }),
  };
  const greeter = new Greeter({ context, hub, instanceFeed }, joined);
  const gateway = new Gateway({ context, commands, greeter }, left);

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
    });
    return async () => {
      await stopSweeping();
      await timers.close();
      await gateway.close();
      await engine.idle();
      for (const each of leave) each();
    };
  }

  return { gateway, weChatLogin: new WeChatLogin(context, weChat), start };
}
