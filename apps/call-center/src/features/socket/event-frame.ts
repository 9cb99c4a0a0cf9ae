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

  /** The text of the frame as this person may see it. */
  textFor(person: Person): string {
    const text = person.kind === 'customer' ? this.#customerText(person) : this.#agentText(person);
    const { event, sender } = this.logged;
    if (event.command === undefined || sender !== personKey(person)) return text;
    return `${text.slice(0, -1)},"command":${JSON.stringify(event.command)}}`;
  }

  #customerText(person: Person): string {
    this.#forCustomers ??= encode(this.logged, person);
    return this.#forCustomers;
  }

  #agentText(person: Person): string {
    this.#forAgents ??= encode(this.logged, person);
    return this.#forAgents;
  }
}

/** Redaction looks only at the kind of reader, so that one text serves all of a kind. */
function encode({ event }: LoggedEvent, reader: Person): string {
  const { command: _command, ...seen } = redactFor(event, reader);
  return JSON.stringify({ type: 'event', ...seen });
}
