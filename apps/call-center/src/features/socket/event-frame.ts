import type { SessionEvent } from '@ccc/protocol';
import { redactFor } from '../../domain';
import type { LoggedEvent } from '../../store/event-reader';
import type { FileLinks } from '../files/file-links';
import { personKey, type Person } from '../login/person';

/** An event on its way out: put into words once per audience, however many sockets it goes to. */
export class EventFrame {
  readonly logged: LoggedEvent;
  readonly #links: FileLinks;
  #forCustomers: string | undefined;
  #forAgents: string | undefined;

  constructor(logged: LoggedEvent, links: FileLinks) {
    this.logged = logged;
    this.#links = links;
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
    this.#forCustomers ??= seen === event ? this.#agentText() : encode(seen, this.#links);
    return this.#forCustomers;
  }

  #agentText(): string {
    this.#forAgents ??= encode(this.logged.event, this.#links);
    return this.#forAgents;
  }
}

function encode(event: SessionEvent, links: FileLinks): string {
  const { command: _command, ...seen } = links.withLinks(event);
  return JSON.stringify({ type: 'event', ...seen });
}
