import type { SessionEvent } from '@ccc/protocol';
import { redactFor } from '../../domain';
import type { LoggedEvent } from '../../store/event-reader';
import { personKey, type Person } from '../login/person';

/** An event on its way out: put into words once per audience, however many sockets it goes to. */
export class EventFrame {
  readonly logged: LoggedEvent;
  #forCustomers: string | undefined;
  #forAgents: string | undefined;

  constructor(logged: LoggedEvent) {
    this.logged = logged;
  }

  /** The text of the frame as this person may see it. Redaction looks only at the kind of reader. */
  textFor(person: Person): string {
    const text = person.kind === 'customer' ? this.#customerText(person) : this.#agentText();
    const { event, sender } = this.logged;
    if (event.command === undefined || sender !== personKey(person)) return text;
    return `${text.slice(0, -1)},"command":${JSON.stringify(event.command)}}`;
  }

  #customerText(reader: Person): string {
    const { event } = this.logged;
    const seen = redactFor(event, reader);
    // Most events hide nothing.
    this.#forCustomers ??= seen === event ? this.#agentText() : encode(seen);
    return this.#forCustomers;
  }

  #agentText(): string {
    this.#forAgents ??= encode(this.logged.event);
    return this.#forAgents;
  }
}

function encode(event: SessionEvent): string {
  const { command: _command, ...seen } = event;
  return JSON.stringify({ type: 'event', ...seen });
}
