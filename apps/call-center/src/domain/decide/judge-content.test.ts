import { asId } from '@ccc/protocol';
import type { FileFacts } from '..';
import { ANNE, BERT, LI_SI, SessionRun } from '../../../test/domain/session-run';

function fileOf(owner: FileFacts['owner'], id = 'file-1'): FileFacts {
  return { id: asId(id), owner, width: 400, height: 300, bytes: 5000 };
}
const ANNES = fileOf({ kind: 'customer', id: ANNE.id });

it('says of a picture what the file is, not what its sender claims', () => {
  const run = SessionRun.at('active');
  expect(run.shows(ANNE, ANNES)).toBe('message.sent');
  expect(run.log.at(-1)?.data).toEqual({
    content: { type: 'image', file: 'file-1', width: 400, height: 300, bytes: 5000 },
  });
});

it.each([
  ['no file', undefined],
  ['another file', fileOf({ kind: 'customer', id: ANNE.id }, 'file-2')],
  ['a file of somebody else', fileOf({ kind: 'customer', id: BERT.id })],
  ['a file of an agent with the same id', fileOf({ kind: 'agent', id: asId(ANNE.id) })],
])('refuses a picture with %s', (_what, file) => {
  expect(SessionRun.at('active').shows(ANNE, file)).toBe('!file.unknown');
});

it('lets the agent show pictures too', () => {
  const run = SessionRun.at('active');
  expect(run.shows(LI_SI, fileOf({ kind: 'agent', id: LI_SI.id }))).toBe('message.sent');
  expect(run.shows(LI_SI, ANNES)).toBe('!file.unknown');
});

it('takes a picture in a menu for a reply that fits no keyword', () => {
  const run = SessionRun.at('menu');
  const before = run.state;
  expect(run.shows(ANNE, ANNES)).toBe('message.sent message.sent');
  expect(run.words.slice(-2)).toEqual([
    'customer: <image file-1>',
    expect.stringMatching(/^system/),
  ]);
  expect(run.state).toMatchObject({
    stage: 'flow',
    snapshot: (before as { snapshot: unknown }).snapshot,
  });
});

it('keeps a sign for it where only words fit', () => {
  const run = SessionRun.at('queued');
  run.shows(ANNE, ANNES);
  expect(run.state?.lastText).toBe('[image]');
});
