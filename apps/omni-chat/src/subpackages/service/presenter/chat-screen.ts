import type { ChatCallState, ConnectionState, ConversationView } from '@ccc/core';
import { appWordsOf } from '../app-words';
import { bannerOf, type Banner } from './banner';
import { callScreenOf, type CallScreen } from './call-screen';
import { leaveLineOf, type LeaveLine } from './leave-line';
import { ratingLineOf, type RatingLine } from './rating-line';

/** Who is helping, above the conversation. */
export interface AgentLine {
  nickname: string;
  staffNo: string;
  avatarUrl: string;
}

/** Where the customer stands, and about how long it takes (0: not known). */
export interface QueueLine {
  ahead: number;
  waitMinutes: number;
  sinceMs: number;
}

/** Everything of the chat page around the list, as its template reads it. */
export interface ChatScreen {
  /** What fills the middle. */
  body: 'loading' | 'failed' | 'empty' | 'list';
  /** What stands below it. */
  dock: 'none' | 'composer' | 'ended';
  banner: Banner;
  agent: AgentLine | null;
  queue: QueueLine | null;
  ended: { closeBy: string; reason: string; leave: LeaveLine };
  rating: RatingLine;
  call: CallScreen | null;
  composer: { disabled: boolean; placeholder: string; canCall: boolean };
}

/** Before anything is known. */
export const EMPTY_SCREEN: ChatScreen = {
  body: 'loading',
  dock: 'composer',
  banner: { status: 'none', text: '', canRetry: false },
  agent: null,
  queue: null,
  ended: { closeBy: '', reason: '', leave: '' },
  rating: { canRate: false, isAsked: false, score: 0, isUnrated: false },
  call: null,
  composer: { disabled: false, placeholder: '', canCall: false },
};

/** What the screen is made from. */
export interface ChatFacts {
  view: ConversationView;
  call: ChatCallState;
  connection: ConnectionState;
  /** Why the conversation could not be opened, in the customer's words; empty: it could. */
  openError: string;
  languageTag: string;
  serverUrl: string;
  /** Milliseconds to add to the service's clock to get this phone's. */
  clockOffsetMs: number;
}

function bodyOf({ view, openError, connection }: ChatFacts): ChatScreen['body'] {
  if (view.items.length > 0) return 'list';
  if (view.stage.name !== 'opening') return 'empty';
  return openError || connection.name === 'stopped' ? 'failed' : 'loading';
}

function dockOf(body: ChatScreen['body'], stage: ConversationView['stage']): ChatScreen['dock'] {
  if (body === 'failed') return 'none';
  return stage.name === 'ended' ? 'ended' : 'composer';
}

/** The page around the list. */
export function chatScreenOf(facts: ChatFacts): ChatScreen {
  const { view, connection, openError, languageTag, clockOffsetMs } = facts;
  const { stage } = view;
  const body = bodyOf(facts);
  const banner = bannerOf(connection, openError, { languageTag, domain: hostOf(facts.serverUrl) });
  const isReplaced = banner.status === 'replaced';
  return {
    body,
    dock: dockOf(body, stage),
    banner,
    agent:
      stage.name === 'active'
        ? {
            nickname: stage.agent.nickname,
            staffNo: stage.agent.staffNo,
            avatarUrl: stage.agent.avatarUrl ?? '',
          }
        : null,
    queue:
      stage.name === 'queued'
        ? {
            ahead: stage.ahead,
            waitMinutes: stage.waitMinutes ?? 0,
            sinceMs: stage.since + clockOffsetMs,
          }
        : null,
    ended:
      stage.name === 'ended'
        ? {
            closeBy: stage.closeBy,
            reason: stage.reason,
            leave: leaveLineOf(view, Date.now() - clockOffsetMs),
          }
        : { closeBy: '', reason: '', leave: '' },
    rating: ratingLineOf(view),
    call: callScreenOf(facts.call, facts),
    composer: {
      disabled: isReplaced,
      placeholder: isReplaced ? appWordsOf(languageTag).chat.replacedPlaceholder : '',
      canCall: stage.name === 'active' && facts.call.name === 'none',
    },
  };
}

/** `service.example.com` of `https://service.example.com/base`; there is no `URL` on a phone. */
function hostOf(serverUrl: string): string {
  return serverUrl.replace(/^\w+:\/\//, '').replace(/[/?#].*$/, '');
}
