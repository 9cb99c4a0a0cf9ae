import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { readTrtcSig } from '@ccc/testkit';
import { privateMapKey, userSig } from './user-sig';

const account = { sdkAppId: 1_400_000_001, secretKey: 'a1'.repeat(32) };
/** Beyond the sign bit, where a number of 32 bits goes wrong first. */
const abroad = { sdkAppId: 4_000_000_321, secretKey: '0f'.repeat(32) };
const at = 1_790_000_000_789;

const USERS = ['agent-1', 'customer-0123456789abcdefghijkl', 'a'];
const ROOMS: ReadonlyArray<readonly [string, number]> = [
  ['kI3-_x9QaZ', 63],
  ['a', 15],
  ['room', 255],
];

test.each([account, abroad])(
  'the signatures of application $sdkAppId are those of the published library, byte for byte',
  (own) => {
    const calls = [
      ...USERS.map((user) => ['genUserSig', user, 3600]),
      ...ROOMS.map(([room, rights]) => [
        'genPrivateMapKeyWithStringRoomID',
        'customer-1',
        300,
        room,
        rights,
      ]),
    ];
    const program = join(__dirname, '../../../test/published-trtc-sigs.cjs');
    const asked = JSON.stringify({ account: own, at, calls });
    const published: unknown = JSON.parse(
      // What it warns of is its own: it builds buffers in a way that is out of date.
      execFileSync(process.execPath, ['--no-deprecation', program, asked], { encoding: 'utf8' }),
    );
    const subject = { userId: 'customer-1', at, lifeSeconds: 300 };
    expect([
      ...USERS.map((userId) => userSig(own, { userId, at, lifeSeconds: 3600 })),
      ...ROOMS.map(([strRoomId, privileges]) =>
        privateMapKey(own, subject, { strRoomId, privileges }),
      ),
    ]).toEqual(published);
  },
);

test('a signature says what it was made from to whoever has the key, and nothing to others', () => {
  const subject = { userId: 'agent-1', at, lifeSeconds: 300 };
  const signed = privateMapKey(account, subject, { strRoomId: 'room-1', privileges: 15 });
  const time = Math.floor(at / 1000);
  const { sdkAppId } = account;
  const room = { strRoomId: 'room-1', privileges: 15, expiresAt: time + 300 };
  expect(readTrtcSig(account.secretKey, signed)).toEqual({
    ...{ userId: 'agent-1', sdkAppId, time, lifeSeconds: 300 },
    rights: { userId: 'agent-1', sdkAppId, ...room },
  });
  expect(() => readTrtcSig(abroad.secretKey, signed)).toThrow('not signed with this key');
});
