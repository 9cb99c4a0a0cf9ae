import type { ConnectionState, ConversationView } from '@ccc/core';
import { appWordsOf } from '../../../i18n/app-words';
import { bannerOf, type Banner } from './banner';

/** Who is helping, above the conversation. */
export interface AgentLine {
  nickname: string;
  staffNo: string;
  avatarUrl: string;
}

/** Everything of the chat page around the list, as its template reads it. */
export interface ChatScreen {
  /** What fills the middle. */
  body: 'loading' | 'failed' | 'empty' | 'list';
  /** What stands below it. */
  dock: 'none' | 'composer' | 'ended';
  banner: Banner;
  agent: AgentLine | null;
  queue: { ahead: number; sinceMs: number } | null;
  ended: { closeBy: string; reason: string };
  composer: { disabled: boolean; placeholder: string };
}

/** What the screen is made from. */
export interface ChatFacts {
  view: ConversationView;
  connection: ConnectionState;
  /** Why the conversation could not be opened, in the customer's words; empty: it could. */
  openError: string;
  languageTag: string;
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
  const banner = bannerOf(connection, openError, languageTag);
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
      stage.name === 'queued' ? { ahead: stage.ahead, sinceMs: stage.since + clockOffsetMs } : null,
    ended:
      stage.name === 'ended'
        ? { closeBy: stage.closeBy, reason: stage.reason }
        : { closeBy: '', reason: '' },
    composer: {
      disabled: isReplaced,
      placeholder: isReplaced ? appWordsOf(languageTag).chat.replacedPlaceholder : '',
    },
  };
}
