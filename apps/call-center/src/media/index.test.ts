import { createSocket } from 'node:dgram';
import type { CallId } from '@ccc/protocol';
import pino from 'pino';
import { withDefaults } from '../config/read-config';
import { datachannelPeer } from '../../test/calls/datachannel-peer';
import { createMediaProvider, type MediaProvider } from '.';

const log = pino({ level: 'silent' });
const call = 'call' as CallId;
const settings = withDefaults();

describe('createMediaProvider', () => {
  async function answerOf(provider: MediaProvider): Promise<string> {
    const peer = datachannelPeer();
    try {
      provider.openRoom(call);
      return await provider.answer(call, 'customer', await peer.offer());
    } finally {
      await peer.close();
    }
  }

  const placesIn = (answer: string): string[] =>
    [...answer.matchAll(/^a=candidate:\S+ 1 udp \d+ (\S+ \d+)/gm)].map(([, place = '']) => place);

  it('refuses a port that somebody has, and takes it when it is free', async () => {
    const other = createSocket('udp4');
    await new Promise<void>((resolve) => other.bind(0, resolve));
    const mediaPort = other.address().port;
    const opening = createMediaProvider({ ...settings, mediaPort }, log);
    await expect(opening).rejects.toMatchObject({
      code: 'config.portInUse',
      params: { port: mediaPort },
    });
    await new Promise<void>((resolve) => other.close(resolve));
    const provider = await createMediaProvider({ ...settings, mediaPort }, log);
    const places = placesIn(await answerOf(provider));
    expect(places.length).toBeGreaterThan(0);
    places.forEach((place) => expect(place).toMatch(new RegExp(` ${mediaPort}$`)));
    await provider.close();
  });

  it('announces the given addresses, and no other', async () => {
    const mediaAddress = ['203.0.113.7', '2001:db8::7'];
    const provider = await createMediaProvider({ ...settings, mediaAddress }, log);
    const places = placesIn(await answerOf(provider));
    expect(places.map((place) => place.split(' ')[0])).toEqual(mediaAddress);
    await provider.close();
  });
});
