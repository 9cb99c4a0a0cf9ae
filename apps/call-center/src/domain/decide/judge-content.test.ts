import { asId } from '@ccc/protocol';
import type { FileFacts } from '..';
import { ANNE, BERT, LI_SI, SessionRun } from '../../../test/domain/session-run';

function fileOf(owner: FileFacts['owner'], id = 'file-1'): FileFacts {
  const measured = { width: 400, height: 300, bytes: 5000, mime: 'image/png' };
  return { id: asId(id), owner, kind: 'image', ...measured };
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

describe('contents that are bytes', () => {
  const owner = { kind: 'customer', id: ANNE.id } as const;
  const mp4: FileFacts = {
    id: asId('v-1'),
    owner,
    kind: 'video',
    mime: 'video/mp4',
    bytes: 9000,
    width: 320,
    height: 240,
    durationMs: 12_000,
  };
  const video = { type: 'video', file: mp4.id, width: 1, height: 1, bytes: 1 } as const;

  it('takes a file only as what it was uploaded to become', () => {
    const { id: file } = ANNES;
    const run = SessionRun.at('active');
    const voice = { type: 'voice', file, durationMs: 1000, bytes: 1 } as const;
    const document = { type: 'file', file, name: 'a.pdf', mime: 'x', bytes: 1 } as const;
    expect(run.sends(ANNE, voice, ANNES)).toBe('!file.unknown');
    expect(run.sends(ANNE, document, ANNES)).toBe('!file.unknown');
    expect(run.sends(ANNE, { ...video, file }, ANNES)).toBe('!file.unknown');
  });

  it('says of a voice message and of a document what was measured', () => {
    const run = SessionRun.at('active');
    const spoken: FileFacts = { ...mp4, kind: 'voice', durationMs: 7000 };
    run.sends(ANNE, { type: 'voice', file: mp4.id, durationMs: 1, bytes: 1 }, spoken);
    expect(run.log.at(-1)?.data).toEqual({
      content: { type: 'voice', file: 'v-1', durationMs: 7000, bytes: 9000 },
    });
    const paper: FileFacts = { ...mp4, kind: 'file', name: '报价.pdf', mime: 'application/pdf' };
    const claim = { type: 'file', file: mp4.id, name: 'x', mime: 'text/html', bytes: 1 } as const;
    run.sends(ANNE, claim, paper);
    expect(run.log.at(-1)?.data).toEqual({
      content: {
        type: 'file',
        file: 'v-1',
        name: '报价.pdf',
        mime: 'application/pdf',
        bytes: 9000,
      },
    });
    expect(run.state?.lastText).toBe('[file] 报价.pdf');
  });

  it('says what a video measures, and believes its sender, within the limit, where the file is silent', () => {
    const run = SessionRun.at('active');
    run.sends(ANNE, video, mp4);
    expect(run.log.at(-1)?.data).toMatchObject({ content: { width: 320, durationMs: 12_000 } });
    const { width: _width, height: _height, durationMs: _durationMs, ...silent } = mp4;
    run.sends(ANNE, { ...video, width: 64, height: 48, durationMs: 9e9 }, silent);
    expect(run.log.at(-1)?.data).toMatchObject({ content: { width: 64, durationMs: 60_000 } });
  });

  it('shows as poster a picture of the same sender, and nothing else', () => {
    const run = SessionRun.at('active');
    const poster = ANNES.id;
    expect(run.sends(ANNE, { ...video, poster }, mp4, ANNES)).toBe('message.sent');
    expect(run.log.at(-1)?.data).toMatchObject({ content: { poster } });
    expect(run.sends(ANNE, { ...video, poster }, mp4)).toBe('!file.unknown');
    expect(run.sends(ANNE, { ...video, poster: mp4.id }, mp4)).toBe('!file.unknown');
  });
});

describe('a card', () => {
  const card = {
    type: 'card',
    title: ' 手冲咖啡豆 ',
    note: '订单 2026112100017',
    price: '¥68.00',
    imageUrl: 'https://shop.example/a.png',
    path: '/pages/order/order?id=17',
  } as const;

  it('is said with its lines and addresses', () => {
    const run = SessionRun.at('active');
    expect(run.sends(ANNE, card)).toBe('message.sent');
    expect(run.log.at(-1)?.data).toEqual({ content: { ...card, title: '手冲咖啡豆' } });
    expect(run.state?.lastText).toBe('[card] 手冲咖啡豆');
  });

  it.each([
    ['no title', { title: ' ' }],
    ['a line that is a letter', { note: 'x'.repeat(121) }],
    ['a script for a page', { url: 'javascript:alert(1)' }],
    ['data for a picture', { imageUrl: 'data:image/svg+xml,<svg>' }],
    ['a picture that anybody on the way may change', { imageUrl: 'http://shop.example/a.png' }],
    ['a page of another host for a path', { path: '//evil.example' }],
  ])('is refused with %s', (_what, change) => {
    expect(SessionRun.at('active').sends(ANNE, { ...card, ...change })).toBe(
      '!message.cardInvalid',
    );
  });
});
