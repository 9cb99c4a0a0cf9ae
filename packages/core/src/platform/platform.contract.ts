import { CccError } from '@ccc/protocol';
import { createRecorder, waitFor } from '@ccc/testkit';
import type { HttpRequest, HttpResponse, Platform, SocketHandlers } from './ports';

/** The service's end of a socket that the platform opened. */
export interface ContractPeer {
  send(text: string): void;
  close(code: number, reason: string): void;
  readonly heard: readonly string[];
  /** Whether the platform's end is gone. */
  readonly isGone: boolean;
}

/** A platform with everything around it in the hands of the suite. */
export interface PlatformHarness {
  platform: Platform;
  httpUrl: string;
  socketUrl: string;
  /** Where nobody listens. */
  deadHttpUrl: string;
  deadSocketUrl: string;
  /** A file of this device, and the path of one that was cleared away. */
  localPath: string;
  gonePath: string;
  /** What answers requests; a promise that stays open is a service that is silent. */
  answer: (request: Pick<HttpRequest, 'method' | 'body' | 'headers'>) => Promise<HttpResponse>;
  /** Sockets that were opened so far. */
  readonly peers: readonly ContractPeer[];
  app: { hide(): void; show(): void; setOnline(isOnline: boolean): void };
  close(): Promise<void>;
}

/** What every host keeps to; see the ports. */
export function describePlatform(name: string, setUp: () => Promise<PlatformHarness>): void {
  describe(`the ${name} platform`, () => {
    let harness: PlatformHarness;
    beforeEach(async () => {
      harness = await setUp();
    });
    afterEach(() => harness.close());

    describe('clock', () => {
      it('calls back once, later', async () => {
        const { clock } = harness.platform;
        const before = clock.now();
        const called = createRecorder<number>();
        clock.setTimer(() => called.record(clock.now()), 10);
        expect(called.entries).toEqual([]);
        await called.waitFor(() => true);
        expect(called.entries[0]).toBeGreaterThanOrEqual(before + 9);
        expect(Math.abs(before - Date.now())).toBeLessThan(5000);
      });

      it('does not call back what was cancelled', async () => {
        const { clock } = harness.platform;
        const called = createRecorder<string>();
        const cancel = clock.setTimer(() => called.record('cancelled'), 5);
        cancel();
        cancel();
        clock.setTimer(() => called.record('kept'), 20);
        await called.waitFor((entry) => entry === 'kept');
        expect(called.entries).toEqual(['kept']);
      });
    });

    it('has random numbers from 0 to 1, not all the same', () => {
      const drawn = Array.from({ length: 50 }, () => harness.platform.random.next());
      expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
      expect(new Set(drawn).size).toBeGreaterThan(1);
    });

    describe('storage', () => {
      it('gives back what was stored, as a copy, until it is removed', () => {
        const { storage } = harness.platform;
        const value = { list: [1, 'zwei', null, true], text: '' };
        storage.set('k', value);
        value.list.push('later');
        expect(storage.get('k')).toEqual({ list: [1, 'zwei', null, true], text: '' });
        storage.remove('k');
        storage.remove('k');
        expect(storage.get('k')).toBeUndefined();
      });

      it('knows nothing of what was never set', () => {
        expect(harness.platform.storage.get('never')).toBeUndefined();
      });

      it('keeps plain strings, such as the documented openid', () => {
        harness.platform.storage.set('openid', 'o-123');
        expect(harness.platform.storage.get('openid')).toBe('o-123');
      });
    });

    describe('http', () => {
      it('sends JSON with headers and reads JSON', async () => {
        const seen: unknown[] = [];
        harness.answer = async ({ method, body, headers }) => {
          seen.push({ method, body, token: headers?.authorization ?? headers?.Authorization });
          return { status: 201, body: { ok: true } };
        };
        const answer = await harness.platform.http.request({
          method: 'POST',
          url: harness.httpUrl,
          headers: { Authorization: 'Bearer t' },
          body: { a: '中文' },
        });
        expect(answer).toEqual({ status: 201, body: { ok: true } });
        expect(seen).toEqual([{ method: 'POST', body: { a: '中文' }, token: 'Bearer t' }]);
      });

      it('takes every status for an answer', async () => {
        harness.answer = async () => ({ status: 503, body: { code: 'store.unavailable' } });
        const answer = harness.platform.http.request({ method: 'GET', url: harness.httpUrl });
        await expect(answer).resolves.toEqual({
          status: 503,
          body: { code: 'store.unavailable' },
        });
      });

      it('rejects with connection.lost when nobody is there', async () => {
        const answer = harness.platform.http.request({ method: 'GET', url: harness.deadHttpUrl });
        await expect(answer).rejects.toMatchObject({ code: 'connection.lost' });
        await expect(answer).rejects.toBeInstanceOf(CccError);
      });
    });

    describe('uploads', () => {
      it('brings a file up with its token, tells how far it is and reads the answer', async () => {
        const tokens: unknown[] = [];
        harness.answer = async ({ method, headers }) => {
          tokens.push([method, headers?.authorization ?? headers?.Authorization]);
          return { status: 201, body: { file: 'f-1' } };
        };
        const progress: number[] = [];
        const answer = await harness.platform.http.upload({
          url: harness.httpUrl,
          headers: { Authorization: 'Bearer t' },
          localPath: harness.localPath,
          onProgress: (fraction) => progress.push(fraction),
        });
        expect(answer).toEqual({ status: 201, body: { file: 'f-1' } });
        expect(tokens).toEqual([['POST', 'Bearer t']]);
        expect(progress.length).toBeGreaterThan(0);
        expect(progress.every((fraction) => fraction > 0 && fraction <= 1)).toBe(true);
      });

      it('rejects with file.gone when the file was cleared away', async () => {
        const upload = { url: harness.httpUrl, localPath: harness.gonePath };
        await expect(harness.platform.http.upload(upload)).rejects.toMatchObject({
          code: 'file.gone',
        });
      });

      it('rejects with connection.lost when nobody is there', async () => {
        const upload = { url: harness.deadHttpUrl, localPath: harness.localPath };
        await expect(harness.platform.http.upload(upload)).rejects.toMatchObject({
          code: 'connection.lost',
        });
      });
    });

    describe('sockets', () => {
      type News = { open: true } | { message: string } | { close: number; reason: string };

      function open(url = harness.socketUrl) {
        const news = createRecorder<News>();
        const handlers: SocketHandlers = {
          onOpen: () => news.record({ open: true }),
          onMessage: (message) => news.record({ message }),
          onClose: ({ code, reason }) => news.record({ close: code, reason }),
        };
        const socket = harness.platform.sockets.open(url, handlers);
        expect(news.entries).toEqual([]);
        return { news, socket };
      }

      async function opened() {
        const { news, socket } = open();
        await news.waitFor((entry) => 'open' in entry);
        const peer = await waitFor(() => harness.peers[0], { describe: 'the peer' });
        return { news, socket, peer };
      }

      it('opens and carries text both ways, in order', async () => {
        const { news, socket, peer } = await opened();
        for (const text of ['a', '中', 'c']) socket.send(text);
        for (const text of ['1', '二', '3']) peer.send(text);
        await waitFor(() => peer.heard.length === 3 && news.entries.length === 4);
        expect(peer.heard).toEqual(['a', '中', 'c']);
        expect(news.entries).toEqual([
          { open: true },
          { message: '1' },
          { message: '二' },
          { message: '3' },
        ]);
      });

      it('tells the close code of the service, once and last', async () => {
        const { news, socket, peer } = await opened();
        peer.close(4409, 'replaced');
        await news.waitFor((entry) => 'close' in entry);
        peer.send('too late');
        socket.send('too late');
        socket.close(1000, '');
        await settle(harness);
        expect(news.entries).toEqual([{ open: true }, { close: 4409, reason: 'replaced' }]);
      });

      it('says nothing any more once it was closed here', async () => {
        const { news, socket, peer } = await opened();
        socket.close(1000, '');
        socket.close(1000, '');
        peer.send('too late');
        await waitFor(() => peer.isGone);
        await settle(harness);
        expect(news.entries).toEqual([{ open: true }]);
      });

      it('can be closed before it is open', async () => {
        const { news, socket } = open();
        socket.close(1000, '');
        await settle(harness);
        expect(news.entries).toEqual([]);
      });

      it('reports a close when nobody is there, without having opened', async () => {
        const { news, socket } = open(harness.deadSocketUrl);
        socket.send('dropped');
        await news.waitFor((entry) => 'close' in entry);
        await settle(harness);
        expect(news.entries).toHaveLength(1);
        expect(news.entries[0]).toMatchObject({ close: 1006 });
      });
    });

    it('tells of the app and of the network until told to stop', () => {
      const { lifecycle } = harness.platform;
      const news: string[] = [];
      const offs = [
        lifecycle.onHide(() => news.push('hide')),
        lifecycle.onShow(() => news.push('show')),
        lifecycle.onNetwork((isOnline) => news.push(isOnline ? 'online' : 'offline')),
      ];
      const live = () => {
        harness.app.hide();
        harness.app.show();
        harness.app.setOnline(false);
        harness.app.setOnline(true);
      };
      live();
      expect(news).toEqual(['hide', 'show', 'offline', 'online']);
      offs.forEach((off) => off());
      live();
      expect(news).toHaveLength(4);
    });
  });
}

/** A round trip of its own: whatever was on its way before has arrived by then. */
async function settle(harness: PlatformHarness): Promise<void> {
  harness.answer = async () => ({ status: 200, body: {} });
  for (let round = 0; round < 3; round += 1) {
    await harness.platform.http.request({ method: 'GET', url: harness.httpUrl });
  }
}
