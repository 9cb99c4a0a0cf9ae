import { readConfig } from './read-config';

const turn = { urls: 'turn:turn.example.com:3478', username: 'u', credential: 'hunter2' };

describe('mediaIceServers', () => {
  test('takes STUN and TURN servers', () => {
    const timed = { urls: ['turns:turn.example.com:443'], secret: 'hunter2' };
    const raw = JSON.stringify([{ urls: ['stun:stun.example.com'] }, turn, timed]);
    expect(readConfig([], { CCC_MEDIA_ICE_SERVERS: raw }).mediaIceServers).toEqual([
      { urls: ['stun:stun.example.com'] },
      { ...turn, urls: [turn.urls] },
      timed,
    ]);
  });

  test.each([
    ['{', 'JSON'],
    ['{}', 'JSON'],
    ['[{}]', 'stun:'],
    ['[{"urls":[]}]', 'stun:'],
    ['[{"urls":"https://turn.example.com"}]', 'stun:'],
    ['[{"urls":"turn:turn.example.com"}]', 'credential'],
    ['[{"urls":"turn:turn.example.com","secret":""}]', 'needs a secret'],
    ['[{"urls":"turn:turn.example.com","secret":7}]', 'needs a secret'],
    [JSON.stringify([{ ...turn, secret: 'hunter2' }]), 'not both'],
    [JSON.stringify(Array(6).fill(turn)), '5'],
  ])('refuses %s', (raw, problem) => {
    expect(() => readConfig([], { CCC_MEDIA_ICE_SERVERS: raw })).toThrow(
      expect.objectContaining({
        code: 'config.invalid',
        params: {
          name: 'mediaIceServers',
          problem: expect.stringMatching(new RegExp(`^(?!.*hunter2).*${problem}`)),
        },
      }),
    );
  });
});

describe('the other settings of calls', () => {
  test('have defaults that leave the machine to itself', () => {
    expect(readConfig([], {})).toMatchObject({
      media: 'embedded',
      mediaPort: 0,
      mediaAddress: [],
      mediaIceServers: [],
    });
  });

  test.each([
    [['--media', 'loud'], 'media'],
    [['--media-port', '65536'], 'mediaPort'],
    [['--media-address', '203.0.113.7,calls.example.com'], 'mediaAddress'],
  ])('refuse %j', (argv, name) => {
    expect(() => readConfig(argv, {})).toThrow(
      expect.objectContaining({
        code: 'config.invalid',
        params: expect.objectContaining({ name }),
      }),
    );
  });
});
