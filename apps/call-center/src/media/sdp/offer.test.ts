import type { LocalTransport } from '../engines/rtp-engine';
import { writeAnswer } from './answer';
import { readOffer } from './offer';

const print = Array.from({ length: 32 }, () => 'AB').join(':');

/** As a browser offers, shortened. */
const lines = [
  'v=0',
  'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0 1 2',
  'a=msid-semantic: WMS',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126',
  'c=IN IP4 0.0.0.0',
  'a=candidate:1 1 udp 2113937151 0a1b2c3d.local 51000 typ host',
  'a=ice-ufrag:Fq+1',
  'a=ice-pwd:0123456789abcdefghijkLMN',
  `a=fingerprint:sha-256 ${print}`,
  'a=setup:actpass',
  'a=mid:0',
  'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'a=sendrecv',
  'a=rtcp-mux',
  'a=rtpmap:111 opus/48000/2',
  'a=rtcp-fb:111 transport-cc',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'a=rtpmap:63 red/48000/2',
  'a=fmtp:63 111/111',
  'a=rtpmap:9 G722/8000',
  'a=rtpmap:110 telephone-event/48000',
  'a=rtpmap:126 telephone-event/8000',
  'a=ssrc:4294967295 cname:x',
  'm=video 9 UDP/TLS/RTP/SAVPF 96 97 102',
  'a=mid:1',
  'a=recvonly',
  'a=rtcp-mux',
  'a=rtpmap:96 VP8/90000',
  'a=rtpmap:97 rtx/90000',
  'a=fmtp:97 apt=96',
  'a=rtpmap:102 H264/90000',
  'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
  'a=mid:2',
];
const sdp = [...lines, ''].join('\r\n');

const local: LocalTransport = {
  iceUfrag: 'ours',
  icePwd: 'ours-and-long-enough-for-ice',
  fingerprint: { algorithm: 'sha-256', value: print },
  setup: 'active',
  addresses: [
    { address: '192.0.2.7', port: 4000 },
    { address: '2001:db8::7', port: 4000 },
  ],
};

describe('readOffer', () => {
  it('takes what a call needs from what a browser offers', () => {
    expect(readOffer(sdp)).toEqual({
      transport: {
        iceUfrag: 'Fq+1',
        icePwd: '0123456789abcdefghijkLMN',
        fingerprint: { algorithm: 'sha-256', value: print },
        setup: 'actpass',
      },
      media: [
        expect.objectContaining({
          kind: 'audio',
          mid: '0',
          direction: 'sendrecv',
          payloadType: 111,
          redPayloadType: 63,
          digitPayloadTypes: [110, 126],
          ssrc: 4_294_967_295,
        }),
        expect.objectContaining({
          kind: 'video',
          direction: 'recvonly',
          payloadType: 96,
          ssrc: null,
        }),
        expect.objectContaining({ kind: 'application', payloadType: null }),
      ],
    });
  });

  it.each([
    ['opus', 'no Opus'],
    ['rtcp-mux', 'rtcp-mux'],
    ['ice-pwd', 'ICE'],
    ['fingerprint', 'DTLS'],
    ['a=mid:1', 'mid'],
  ])('refuses an offer without %s, and says so', (without, problem) => {
    const less = lines.filter((line) => !line.includes(without)).join('\r\n');
    expect(() => readOffer(less)).toThrow(
      expect.objectContaining({
        code: 'media.badOffer',
        params: { problem: expect.stringContaining(problem) },
      }),
    );
  });

  it.each(['0', '4294967296', '-1', '1e3', '12345678901', 'x'])('reads no SSRC of %s', (ssrc) => {
    const [audio] = readOffer(sdp.replace('4294967295', ssrc)).media;
    expect(audio?.ssrc).toBeNull();
  });
});

describe('writeAnswer', () => {
  const ssrcOf = ({ kind }: { kind: string }): number | null =>
    ({ audio: 7, video: 8 })[kind] ?? null;

  it('answers each m-line in its place, RED first, with every address', () => {
    const answer = writeAnswer(readOffer(sdp), local, { ssrcOf, announced: [] });
    expect(answer.match(/^m=.*$/gm)).toEqual([
      'm=audio 9 UDP/TLS/RTP/SAVPF 63 111 110 126',
      'm=video 9 UDP/TLS/RTP/SAVPF 96',
      'm=application 0 UDP/DTLS/SCTP webrtc-datachannel',
    ]);
    expect(answer).toContain('a=group:BUNDLE 0 1\r\n');
    expect(answer.match(/^a=(sendrecv|sendonly|inactive)$/gm)).toEqual([
      'a=sendrecv',
      'a=sendonly',
      'a=inactive',
    ]);
    expect(answer.match(/^a=candidate:.*$/gm)?.slice(0, 2)).toEqual([
      'a=candidate:1 1 udp 2130706431 192.0.2.7 4000 typ host',
      'a=candidate:2 1 udp 2130706175 2001:db8::7 4000 typ host',
    ]);
  });

  it('tells the announced addresses instead, each once a port', () => {
    const answer = writeAnswer(readOffer(sdp), local, { ssrcOf, announced: ['203.0.113.1'] });
    const places = answer.match(/\S+ \d+ typ host/g);
    expect(new Set(places)).toEqual(new Set(['203.0.113.1 4000 typ host']));
  });
});
