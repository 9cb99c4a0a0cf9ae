import type { Actor, SessionMatch, SessionSearchResponse } from '@ccc/protocol';
import { sql } from 'kysely';
import type { ServiceContext } from '../context';
import type { AgentPerson } from '../login/person';
import { excerptAbout, patternOf } from './search-words';
import { listItemOf, visibleSessions } from './visible-sessions';

/** Sessions that one statement looks through: short enough for the embedded store, which does one thing at a time. */
const STEP = 100;
/** Sessions that one answer looks through at most. */
const MAX_SESSIONS = 2000;
/** After this long an answer says what it has found so far. */
const MAX_MS = 400;

export interface Search {
  /** Not blank. */
  words: string;
  /** Only sessions created before (ms since 1970). */
  before: number | undefined;
  /** Matches that one answer names. */
  limit: number;
}

/**
 * Looks for words in the nickname and the messages of each session that the agent may see, from the
 * newest on, until there are enough or the bound is reached: what an answer costs does not grow with
 * what is stored.
 */
export async function searchSessions(
  context: ServiceContext,
  person: AgentPerson,
  { words, before, limit }: Search,
): Promise<SessionSearchResponse> {
  const matches: SessionMatch[] = [];
  const startedAt = context.now();
  let from = before;
  for (let seen = 0; seen < MAX_SESSIONS; seen += STEP) {
    const page = await lookThrough(context, person, words, from);
    for (const { row, match } of page) {
      from = row.created_at;
      if (match) matches.push({ ...listItemOf(row), match });
      if (matches.length === limit) return { matches, before: from };
    }
    if (page.length < STEP) return { matches };
    if (context.now() - startedAt >= MAX_MS) break;
  }
  return { matches, ...(from === undefined ? {} : { before: from }) };
}

async function lookThrough(
  context: ServiceContext,
  person: AgentPerson,
  words: string,
  before: number | undefined,
) {
  const pattern = patternOf(words);
  const text = sql<string>`events.data #>> '{content,text}'`;
  const rows = await visibleSessions(context, person, before)
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('events')
          .select(['events.seq', 'events.at', 'events.actor_kind', text.as('words')])
          .whereRef('events.session_id', '=', 'sessions.id')
          .where('events.name', '=', sql.lit('message.sent'))
          .where(text, 'ilike', pattern)
          .orderBy('events.seq', 'desc')
          .limit(1)
          .as('hit'),
      (join) => join.onTrue(),
    )
    .select(['hit.seq', 'hit.at', 'hit.actor_kind', 'hit.words'])
    .select(sql<boolean>`customers.nickname ilike ${pattern}`.as('is_named'))
    .limit(STEP)
    .execute();
  return rows.map((row) => ({ row, match: matchOf(row, words) }));
}

function matchOf(
  hit: {
    seq: number | null;
    at: number | null;
    actor_kind: string | null;
    words: string | null;
    is_named: boolean;
  },
  words: string,
): SessionMatch['match'] | null {
  if (hit.seq !== null && hit.at !== null && hit.words !== null) {
    const from = hit.actor_kind as Actor['kind'];
    return {
      in: 'message',
      seq: hit.seq,
      at: hit.at,
      from,
      excerpt: excerptAbout(hit.words, words),
    };
  }
  return hit.is_named ? { in: 'nickname' } : null;
}
