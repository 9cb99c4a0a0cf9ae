import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FileStore } from './file-store';

/** What every store of files promises. `reopen` gives the same files to a store opened anew. */
export function describeFileStore(
  open: () => Promise<{ store: FileStore; reopen(): Promise<FileStore>; drop(): Promise<void> }>,
): void {
  describe('a store of files', () => {
    let place: Awaited<ReturnType<typeof open>>;
    let store: FileStore;

    beforeEach(async () => {
      place = await open();
      store = place.store;
    });
    afterEach(() => place.drop());

    async function read(from: FileStore, name: string): Promise<Buffer | null> {
      const stream = await from.get(name);
      return stream && buffer(stream);
    }

    /** Byte for byte; `toEqual` takes seconds for so many. */
    async function holds(from: FileStore, name: string, bytes: Buffer): Promise<boolean> {
      return (await read(from, name))?.equals(bytes) ?? false;
    }

    it('gives back what was put, byte for byte, also when it is opened anew', async () => {
      const bytes = randomBytes(300_000);
      const chunks = [bytes.subarray(0, 7), bytes.subarray(7, 200_000), bytes.subarray(200_000)];
      await expect(store.put('a-file_1', Readable.from(chunks))).resolves.toEqual({
        bytes: bytes.length,
      });
      expect(await holds(store, 'a-file_1', bytes)).toBe(true);
      const again = await place.reopen();
      expect(await holds(again, 'a-file_1', bytes)).toBe(true);
      await expect(again.stat('a-file_1')).resolves.toEqual({ bytes: bytes.length });
    });

    it('gives a part of it', async () => {
      const bytes = randomBytes(100_000);
      await store.put('long', Readable.from([bytes]));
      const part = await store.get('long', { start: 70_000, end: 70_009 });
      expect(part && (await buffer(part))).toEqual(bytes.subarray(70_000, 70_010));
      await expect(store.get('nothing', { start: 0, end: 1 })).resolves.toBeNull();
    });

    it('knows nothing of what was never put', async () => {
      await expect(store.get('nothing')).resolves.toBeNull();
      await expect(store.stat('nothing')).resolves.toBeNull();
    });

    it('forgets what is deleted, and deletes twice without complaint', async () => {
      await store.put('short-lived', Readable.from([Buffer.from('x')]));
      await store.delete('short-lived');
      await store.delete('short-lived');
      await expect(store.get('short-lived')).resolves.toBeNull();
    });

    it('keeps nothing of a stream that breaks off, and says why', async () => {
      const source = Readable.from(
        (function* () {
          yield Buffer.from('half of it');
          throw new Error('the phone went into a tunnel');
        })(),
      );
      await expect(store.put('half', source)).rejects.toThrow('the phone went into a tunnel');
      await expect(store.get('half')).resolves.toBeNull();
      await expect(store.stat('half')).resolves.toBeNull();
    });

    it('shows nothing of a file that is still on its way', async () => {
      const source = new Readable({ read() {} });
      const put = store.put('slow', source);
      source.push(Buffer.alloc(100_000));
      await expect(store.stat('slow')).resolves.toBeNull();
      source.push(null);
      await put;
      await expect(store.stat('slow')).resolves.toEqual({ bytes: 100_000 });
    });

    it('takes many at once', async () => {
      const names = Array.from({ length: 20 }, (_, index) => `many-${index}`);
      await Promise.all(names.map((name) => store.put(name, Readable.from([Buffer.from(name)]))));
      const texts = await Promise.all(names.map((name) => read(store, name)));
      expect(texts.map(String)).toEqual(names);
    });

    it.each(['../outside', 'a/b', '', '.', 'x'.repeat(65), 'nul\0'])(
      'refuses the name %j',
      async (name) => {
        await expect(store.put(name, Readable.from([Buffer.from('x')]))).rejects.toThrow(TypeError);
        await expect(store.get(name)).rejects.toThrow(TypeError);
        await expect(store.stat(name)).rejects.toThrow(TypeError);
        await expect(store.delete(name)).rejects.toThrow(TypeError);
      },
    );
  });
}
