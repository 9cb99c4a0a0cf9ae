import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describeFileStore } from './file-store.contract';
import { openLocalFolder } from './local-folder';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'ccc-files-'));
const remove = (dir: string): void => rmSync(dir, { recursive: true, force: true });

describeFileStore(async () => {
  const dir = newFolder();
  return {
    store: await openLocalFolder(join(dir, 'files')),
    reopen: () => openLocalFolder(join(dir, 'files')),
    drop: async () => remove(dir),
  };
});

it('leaves no half of a file lying about', async () => {
  const dir = newFolder();
  const store = await openLocalFolder(dir);
  const source = new Readable({ read() {} });
  source.push(Buffer.from('half'));
  const put = store.put('broken', source);
  source.destroy(new Error('gone'));
  await expect(put).rejects.toThrow('gone');
  const left = readdirSync(dir, { recursive: true, withFileTypes: true });
  expect(left.filter((entry) => entry.isFile())).toEqual([]);
  remove(dir);
});
