import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import type { CallId } from '@ccc/protocol';
import pino from 'pino';
import { withDefaults } from '../../src/config/read-config';
import { createMediaProvider } from '../../src/media';
import { startCallCenter } from '../../src/start-call-center';
import { datachannelPeer } from './datachannel-peer';

/** What had nowhere to go so far in this network, by the kernel's count. */
function sentNowhere(): number {
  const [names = [], values = []] = readFileSync('/proc/net/snmp', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('Ip: '))
    .map((line) => line.split(' '));
  const six = /^Ip6OutNoRoutes\s+(\d+)/m.exec(readFileSync('/proc/net/snmp6', 'utf8'))?.[1];
  return Number(values[names.indexOf('OutNoRoutes')]) + Number(six);
}

/** A service that starts, with its data in argv[2], and one leg of a call. */
async function startAndCall(data: string): Promise<void> {
  const log = pino({ level: 'silent' });
  const service = await startCallCenter({ port: 0, data, demo: true }, { log });
  const media = await createMediaProvider(withDefaults(), log);
  const peer = datachannelPeer();
  const call = 'call' as CallId;
  media.openRoom(call);
  await peer.accept(await media.answer(call, 'customer', await peer.offer()));
  await peer.close();
  await media.close();
  await service.close();
}

/** Says how often somebody outside was sent something, before and after this program does so itself. */
async function main(data: string): Promise<void> {
  await startAndCall(data);
  const before = sentNowhere();
  const socket = createSocket('udp4');
  await new Promise((resolve) => socket.send('control', 9, '198.51.100.1', resolve));
  socket.close();
  process.stdout.write(JSON.stringify({ before, after: sentNowhere() }));
}

void main(process.argv[2]!);
