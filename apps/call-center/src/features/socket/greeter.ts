import {
  CccError,
  LIMITS,
  PROTOCOL_VERSION,
  type CloseCodeName,
  type HelloFrame,
} from '@ccc/protocol';
import type { Credentials } from '../login/credentials';
import { findVisible } from '../session/session-access';
import { Connection, type ConnectionServices } from './connection';
import { redeemTicket } from './tickets';
import type { WebSocketLike } from './web-socket-like';

/** Takes the hello of a socket: who is it, and what have they missed. */
export class Greeter {
  readonly #services: ConnectionServices;
  readonly #joined: (connection: Connection) => Promise<void>;

  /** `joined` is awaited between the welcome and what follows it. */
  constructor(services: ConnectionServices, joined: (connection: Connection) => Promise<void>) {
    this.#services = services;
    this.#joined = joined;
  }

  /** Welcomes a client and begins its replay, or says what to close its socket with. */
  async greet(
    socket: WebSocketLike,
    hello: HelloFrame,
    accepted: (connection: Connection) => void,
  ): Promise<'welcome' | CloseCodeName> {
    if (hello.protocol !== PROTOCOL_VERSION) return 'protocolUnsupported';
    const credentials = await this.#redeem(hello.ticket);
    if (typeof credentials === 'string') return credentials;
    const { context } = this.#services;
    const connection = new Connection(context.newId(), credentials, socket, this.#services);
    // It may have gone while its ticket was looked up.
    if (!connection.isOpen) return 'goingAway';
    accepted(connection);
    const { kind, id } = connection.person;
    connection.say({
      type: 'welcome',
      protocol: PROTOCOL_VERSION,
      connection: connection.id,
      you: { kind, id },
      heartbeatMs: LIMITS.heartbeatMs,
      now: context.now(),
    });
    try {
      await this.#joined(connection);
      await this.#resume(connection, hello.resume);
      return 'welcome';
    } catch (err) {
      context.log.error({ err }, 'a connection could not be taken up');
      return 'internal';
    }
  }

  async #redeem(ticket: string): Promise<Credentials | CloseCodeName> {
    try {
      return await redeemTicket(this.#services.context, ticket);
    } catch (thrown) {
      if (thrown instanceof CccError) {
        return thrown.code === 'auth.tokenExpired' ? 'loggedOut' : 'ticketInvalid';
      }
      this.#services.context.log.error({ err: thrown }, 'a ticket could not be looked up');
      return 'internal';
    }
  }

  async #resume(connection: Connection, resume: HelloFrame['resume']): Promise<void> {
    for (const { session, lastSeq } of resume) {
      const found = await findVisible(this.#services.context, connection.person, session);
      const isDone = found?.isOver === true && lastSeq >= found.lastSeq;
      if (found && !isDone && connection.isOpen) {
        connection.follow(session, lastSeq, found.lastSeq);
      }
    }
  }
}
