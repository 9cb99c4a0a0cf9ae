import type { Connection, ConnectionState } from '@ccc/core';
import type { AgentClient } from '@ccc/core/desk/index';
import { CccError } from '@ccc/protocol';
import { act } from 'react';
import { DeskPage } from '../src/desk/desk-page';
import { DeskApiProvider } from '../src/service/desk-api-context';
import { FakeDesk, snapshotOf } from './fake-desk';
import { FakeBrowserLegs } from './fake-browser-legs';
import { FakeDeskApi } from './fake-desk-api';
import { render } from './render';

/** The desk page over a desk and a service that the test speaks for. */
export function openDeskPage() {
  const desk = new FakeDesk();
  const states = new Set<(state: ConnectionState) => void>();
  const asked: string[] = [];
  const connection: Connection = {
    state: { name: 'online', attempt: 0, since: 0, connection: 'c' },
    serverNow: () => 0,
    start: () => void asked.push('start'),
    stop: () => undefined,
    reconnect: () => void asked.push('reconnect'),
    command: () => Promise.reject(new CccError('unknown')),
    onState(listener) {
      states.add(listener);
      return () => states.delete(listener);
    },
    onEvent: () => () => undefined,
    onNotice: () => () => undefined,
    addResumePoint: () => () => undefined,
  };
  const setState = (state: ConnectionState) =>
    act(() => {
      Object.assign(connection, { state });
      for (const listener of states) listener(state);
    });
  const files = { keep: (_blob: Blob, name: string) => `blob:${name}`, find: () => undefined };
  const api = new FakeDeskApi();
  const legs = new FakeBrowserLegs();
  const client: Pick<AgentClient, 'connection' | 'desk'> = { connection, desk };
  const page = render(
    <DeskApiProvider value={api}>
      <DeskPage client={client} files={files} legs={legs} onLogout={() => asked.push('logout')} />
    </DeskApiProvider>,
  );
  const show = (...snapshot: Parameters<typeof snapshotOf>) =>
    act(() => desk.show(snapshotOf(...snapshot)));
  const press = (init: KeyboardEventInit) =>
    act(
      async () =>
        void document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init })),
    );
  const find = (id: string) => page.querySelector<HTMLElement>(`[data-testid="${id}"]`);
  return { api, desk, legs, page, asked, setState, show, press, find };
}
