import { asId } from '@ccc/protocol';
import type { StoredFile } from '../../store/files';
import { dispositionOf } from './content-disposition';

const file: StoredFile = {
  id: asId('f-1'),
  session: asId('s-1'),
  owner: 'x',
  kind: 'file',
  mime: 'application/pdf',
  bytes: 1,
};

it('saves a document under its own name, in every language', () => {
  expect(dispositionOf({ ...file, name: '报价 (v2)"a.pdf' })).toBe(
    `attachment; filename="__ (v2)_a.pdf"; filename*=UTF-8''%E6%8A%A5%E4%BB%B7%20%28v2%29%22a.pdf`,
  );
});

it('shows the rest where it stands', () => {
  expect(dispositionOf({ ...file, kind: 'voice', mime: 'audio/mpeg' })).toBe(
    'inline; filename="f-1.mp3"',
  );
});
