import { TRTC_SECRET_KEY, TRTC_TICKET, readTrtcSig } from '@ccc/testkit';
import { mediaUrlsOf } from './media-url';

const BASE = 'https://service.example';

function parametersOf(url: string): Record<string, string> {
  expect(url).toMatch(/^room:\/\/cloud\.tencent\.com\/rtc\?/);
  return Object.fromEntries(new URL(url).searchParams);
}

it('leads into the room of a TRTC ticket, with what TRTC lets somebody in for', () => {
  const { userid, usersig, privatemapkey, ...how } = parametersOf(
    mediaUrlsOf(TRTC_TICKET, BASE).push,
  );
  expect(readTrtcSig(TRTC_SECRET_KEY, usersig ?? '')).toMatchObject({ userId: userid });
  const { rights } = readTrtcSig(TRTC_SECRET_KEY, privatemapkey ?? '');
  expect(rights).toMatchObject({ userId: userid, strRoomId: how.strroomid, privileges: 63 });
  expect(how).toEqual({
    sdkappid: '1400000001',
    strroomid: 'call-1',
    appscene: 'videocall',
    cloudenv: 'PRO',
    encsmall: '0',
    recvmode: '1',
    enableinfiniteanchor: '0',
  });
});

it('plays the other side and nobody else', () => {
  expect(parametersOf(mediaUrlsOf(TRTC_TICKET, BASE).play)).toEqual({
    userid: 'agent-call-1',
    streamtype: 'main',
  });
});
