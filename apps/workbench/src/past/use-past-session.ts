import { emptySessionView, fileUrlsBy, foldEvents, type SessionView } from '@ccc/core';
import type { AgentId, SessionId } from '@ccc/protocol';
import { useEffect, useState } from 'react';
import { NO_ORIGIN, learnOrigin, type SessionOrigin } from '../desk/session-log';
import type { DeskApi } from '../service/desk-api';

export interface PastSession {
  view: SessionView;
  origin: SessionOrigin;
  state: 'loading' | 'ready' | 'failed';
  /** What it failed with. */
  error: unknown;
}

/** The whole conversation of a session that is read only, over HTTP; shown as its pages come. */
export function usePastSession(
  api: DeskApi,
  session: SessionId | undefined,
  me: AgentId | undefined,
): PastSession | undefined {
  const [past, setPast] = useState<PastSession>();

  useEffect(() => {
    if (session === undefined || me === undefined) return undefined;
    let isWanted = true;
    const read = async () => {
      let { view, origin } = beginning(session, me);
      for (;;) {
        const page = await api.events(session, view.lastSeq);
        if (!isWanted) return;
        view = foldEvents(
          view,
          page.events,
          fileUrlsBy((path) => api.urlOf(path)),
        );
        origin = page.events.reduce(learnOrigin, origin);
        const isWhole = page.events.length === 0 || view.lastSeq >= page.lastSeq;
        setPast({ view, origin, state: isWhole ? 'ready' : 'loading', error: undefined });
        if (isWhole) return;
      }
    };
    read().catch((error: unknown) => {
      if (!isWanted) return;
      setPast((before) => ({ ...known(before, session, me), state: 'failed', error }));
    });
    return () => {
      isWanted = false;
    };
  }, [api, session, me]);

  return session === undefined || me === undefined ? undefined : known(past, session, me);
}

function known(past: PastSession | undefined, session: SessionId, me: AgentId): PastSession {
  return past?.view.session === session ? past : beginning(session, me);
}

function beginning(session: SessionId, me: AgentId): PastSession {
  return {
    view: emptySessionView(session, { kind: 'agent', id: me }),
    origin: NO_ORIGIN,
    state: 'loading',
    error: undefined,
  };
}
