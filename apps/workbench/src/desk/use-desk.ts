import type { Connection, ConnectionState } from '@ccc/core';
import type { AgentClient } from '@ccc/core/desk/index';
import type { SessionId } from '@ccc/protocol';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { DeskModel, type DeskState } from './desk-model';
import { SessionLog, type ReadBeginning, type SessionOrigin } from './session-log';

/** The models of the page, for as long as it is shown. */
export function useDeskModel(
  client: Pick<AgentClient, 'connection' | 'desk'>,
  readBeginning: ReadBeginning,
): { model: DeskModel; log: SessionLog } {
  const [models] = useState(() => ({
    // The log listens first: it must hear what the watching of the first conversation brings.
    log: new SessionLog(client.connection, readBeginning),
    model: new DeskModel(client.desk),
  }));
  useEffect(
    () => () => {
      models.model.close();
      models.log.close();
    },
    [models],
  );
  return models;
}

export function useDeskState(model: DeskModel): DeskState {
  const subscribe = useCallback((listener: () => void) => model.subscribe(listener), [model]);
  return useSyncExternalStore(subscribe, () => model.state);
}

export function useConnectionState(connection: Connection): ConnectionState {
  const subscribe = useCallback(
    (listener: () => void) => connection.onState(() => listener()),
    [connection],
  );
  return useSyncExternalStore(subscribe, () => connection.state);
}

/** `isShown`: something of the session is there, so that what it began with could be, too. */
export function useOrigin(log: SessionLog, session: SessionId, isShown: boolean): SessionOrigin {
  useEffect(() => {
    if (isShown) log.completeOrigin(session);
  }, [log, session, isShown]);
  const subscribe = useCallback((listener: () => void) => log.subscribe(listener), [log]);
  return useSyncExternalStore(subscribe, () => log.origin(session));
}

/** Tells the model whether the page is looked at, so that it knows what was read. */
export function useAttention(model: DeskModel): void {
  useEffect(() => {
    const tell = () => model.setAttentive(document.visibilityState === 'visible');
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [model]);
}
