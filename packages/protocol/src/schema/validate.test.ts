import fc from 'fast-check';
import { readClientFrame } from './validate';

const command = { type: 'command', id: 'c-1', name: 'message.send', session: 's1' };
const read = (value: unknown) => readClientFrame(JSON.stringify(value));

describe('readClientFrame', () => {
  it('reads hello, ping and commands, unknown fields and all', () => {
    const hello = {
      type: 'hello',
      protocol: 1,
      ticket: 't',
      client: { kind: 'x', version: '1' },
      resume: [],
      later: 1,
    };
    expect(read(hello)).toEqual({ ok: true, frame: hello });
    expect(read({ type: 'ping' }).ok).toBe(true);
    expect(read({ ...command, args: { content: { type: 'text', text: 'hi' } } }).ok).toBe(true);
  });

  it.each([
    ['no JSON', '{"type":'],
    ['no object', '42'],
    ['no type', '{"id":"c-1"}'],
    [
      'hello without a ticket',
      '{"type":"hello","protocol":1,"client":{"kind":"x","version":"1"},"resume":[]}',
    ],
  ])('refuses %s as malformed', (_what, text) => {
    expect(readClientFrame(text)).toMatchObject({ ok: false, code: 'frame.malformed' });
  });

  it('refuses a command with wrong arguments by its id', () => {
    const refusal = { ok: false, code: 'frame.malformed', id: 'c-1' };
    expect(read({ ...command, args: { content: 'words' } })).toEqual(refusal);
    expect(read({ ...command, args: {}, session: undefined })).toEqual(refusal);
    expect(read({ type: 'command', id: 'c-1', name: 'session.end', args: {} })).toEqual(refusal);
  });

  it('leaves kinds of content that it does not know to the session, but not a text without words', () => {
    const args = (content: object) => ({ ...command, args: { content } });
    expect(read(args({ type: 'hologram', depth: 3 })).ok).toBe(true);
    expect(read(args({ type: 'text' })).ok).toBe(false);
  });

  it('reads a picture with its file and size, and nothing less', () => {
    const args = (content: object) => ({ ...command, args: { content } });
    const picture = { type: 'image', file: 'f-1', width: 4, height: 3, bytes: 120 };
    expect(read(args(picture)).ok).toBe(true);
    const { file: _file, ...nameless } = picture;
    expect(read(args(nameless)).ok).toBe(false);
    expect(read(args({ ...picture, width: 0 })).ok).toBe(false);
  });

  it('names a command that there is not', () => {
    expect(read({ ...command, name: 'session.dance', args: {} })).toEqual({
      ok: false,
      code: 'frame.unknownCommand',
      id: 'c-1',
      params: { name: 'session.dance' },
    });
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(typeof readClientFrame(text).ok).toBe('boolean');
      }),
      { seed: 20261121, numRuns: 500 },
    );
  });
});
