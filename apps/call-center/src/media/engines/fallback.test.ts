import { lookup } from 'node:dns';
import { Socket } from 'node:dgram';
import type { CallId } from '@ccc/protocol';
import pino from 'pino';
import { weriftPeer } from '../../../test/calls/werift-peer';
import { withDefaults } from '../../config/read-config';
import { openEmbedded } from '../open-embedded';

jest.mock('node-datachannel', () => {
  throw new Error('no binary for this platform');
});
jest.mock('node:dns', () => ({ ...jest.requireActual('node:dns'), lookup: jest.fn() }));

describe('a platform without a binary of libdatachannel', () => {
  it('has its calls all the same, and asks nobody outside', async () => {
    const warnings: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line) => warnings.push(line) });
    const provider = await openEmbedded({ ...withDefaults(), maxLegs: 2 }, log);
    const peer = weriftPeer();
    const offer = await peer.offer();
    const send = jest.spyOn(Socket.prototype, 'send');
    provider.openRoom('call' as CallId);
    const answer = await provider.answer('call' as CallId, 'customer', offer);
    expect(answer).toMatch(/^a=candidate:/m);
    expect(send).not.toHaveBeenCalled();
    expect(lookup).not.toHaveBeenCalled();
    expect(warnings.join()).toContain('werift');
    send.mockRestore();
    await peer.close();
    await provider.close();
  });
});
