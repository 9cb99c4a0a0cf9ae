import type { UnservedReason } from '@ccc/protocol';
import type { FlowNodeKind, HttpNode, QueueAnnouncement } from './model';

/** What a flow waits for, with what the outside needs to know to serve it. */
export type FlowWait =
  /** Nothing happened yet. */
  | { awaiting: 'start' }
  /** The customer's answer; `errors` wrong ones were counted at this node. @default errors 0 */
  | { awaiting: 'reply'; errors?: number }
  /** The answer to a call, which is due then (ms since 1970); `attempt` counts from 0. */
  | { awaiting: 'http'; attempt: number; dueAt: number; call: HttpCall }
  /** A look at the skill group: who is online, who is free. */
  | { awaiting: 'route'; group: string; isOverflow?: true }
  /**
   * An agent who accepts; `timeoutSeconds` of waiting are enough. `announcement` has its variables still in it.
   * @default timeoutSeconds no limit
   */
  | {
      awaiting: 'agent';
      group: string;
      timeoutSeconds?: number;
      isOverflow?: true;
      announcement?: QueueAnnouncement;
    }
  /** The customer's rating, or their message, until then (ms since 1970). */
  | { awaiting: 'rating' | 'leave'; dueAt: number }
  /** Until what was said has been heard. */
  | { awaiting: 'played' }
  /**
   * Keys: `digits` came so far, `errors` went wrong. Nothing is due before what was said has been
   * heard (`dueAt` null), then a key is (ms since 1970).
   */
  | { awaiting: 'keys'; digits: string; errors: number; dueAt: number | null }
  /**
   * The end of the agent's service; the seconds are those of the end node (0 is never). Who is passed on waits
   * once more, and hears the announcement.
   */
  | { awaiting: 'serviceEnd'; replyTimeoutSeconds: number; announcement?: QueueAnnouncement }
  /** Nothing, ever. */
  | { awaiting: 'ended' };

/** A request to another service, its variables filled in. */
export interface HttpCall {
  method: HttpNode['method'];
  url: string;
  body?: string;
  timeoutMs: number;
}

/** Where a session stands in its flow: plain JSON, saved in the log and restored from it. */
export type FlowSnapshot = FlowWait & {
  node: string;
  variables: Record<string, string>;
  /** The way led through a `closed` of service hours. */
  closed?: true;
  /** No agent came, in the words of an end: nobody was online, or nobody took it in time. */
  unserved?: UnservedReason;
};

/** What happens to a flow. */
export type FlowInput =
  | { type: 'start' }
  /** The customer wrote, or pressed keys. */
  | { type: 'reply'; text: string }
  /** The call came to this: `body` is the JSON of an answer of 2xx. */
  | { type: 'called'; outcome: 'answered'; body: unknown }
  | { type: 'called'; outcome: 'failed' }
  /** The group was looked at: nobody free, `ahead` people before this one. */
  | { type: 'queued'; ahead: number }
  /** Somebody is free: no queue text is due. */
  | { type: 'assigning' }
  /** Nobody is there to take it: nobody was online, or whoever was did not. @default reason noSeatOnline */
  | { type: 'unavailable'; reason?: UnservedReason }
  | { type: 'accepted'; staffNo: string }
  /** What was said has been heard to its end; where nobody hears it, at once. */
  | { type: 'played' }
  /** The time of what the flow waits for is over. */
  | { type: 'timeout' }
  /** The customer has rated, 1 to 5: just now, or before it was asked. */
  | { type: 'rated'; score: number }
  /** The customer has left a message: just now, or before it was offered. */
  | { type: 'left' }
  /** The agent's service is over; the flow may only have its end left. */
  | { type: 'served' };

/** What the flow wants done, in order. */
export type FlowOutput =
  /**
   * `sound` is heard in a call instead of the text, which may be empty then. `plays` is how often it is heard.
   * @default plays 1
   */
  | {
      type: 'say';
      node: string;
      text: string;
      choices?: Array<{ keyword: string; label: string }>;
      sound?: string;
      plays?: number;
    }
  | { type: 'visit'; node: string; kind: FlowNodeKind; label: string; branch?: string }
  /** Make the call when it is due, and tell the flow with `called`. */
  | { type: 'callHttp'; node: string; call: HttpCall }
  /** Look at the group, and tell the flow with `queued`, `assigning` or `unavailable`. */
  | { type: 'route'; node: string; group: string }
  /**
   * Say the text and invite the customer to rate (`rated`) or to leave a message (`left`); tell the
   * flow with the input of that name, or with `timeout`. Always the last output.
   */
  | {
      type: 'invite';
      node: string;
      to: 'rated' | 'left';
      text: string;
      choices?: Array<{ keyword: string; label: string }>;
    }
  /** The end node is reached. */
  | { type: 'end'; node: string };
