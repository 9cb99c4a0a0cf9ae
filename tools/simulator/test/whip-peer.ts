import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { launchChromium } from './chromium';

/** What the other end of a leg has got. */
export interface Heard {
  readonly audioEnergy: number;
  readonly framesDecoded: number;
}

/** A service that answers offers with a tone and a moving picture, made by a browser of its own. */
export interface WhipPeer {
  /** Address for `<live-pusher url>`; a name that begins with `dark` gets a tone without a picture, with `voice` no line for one. */
  leg(name: string): string;
  /** Method and leg of each request, in order. */
  readonly requests: string[];
  /** Resolves once a leg was deleted. */
  hungUp(name: string): Promise<void>;
  /** Answers the next offers with this status instead. */
  refuseWith(status: number | null): void;
  heard(name: string): Promise<Heard>;
  /** m-lines of the last offer for a leg. */
  offered(name: string): string[];
  close(): Promise<void>;
}

declare global {
  interface Window {
    whipLegs?: Map<string, RTCPeerConnection>;
  }
}

async function answer(this: void, [name, sdp]: readonly [string, string]): Promise<string> {
  window.whipLegs ??= new Map();
  window.whipLegs.get(name)?.close();
  const connection = new RTCPeerConnection();
  window.whipLegs.set(name, connection);
  connection.addEventListener('track', ({ track }) => {
    const element = document.createElement(track.kind as 'audio' | 'video');
    element.srcObject = new MediaStream([track]);
    element.muted = track.kind === 'video';
    document.body.append(element);
    void element.play();
  });
  await connection.setRemoteDescription({ type: 'offer', sdp });
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  const tone = context.createOscillator();
  tone.connect(out);
  tone.start();
  const canvas = document.createElement('canvas');
  const brush = canvas.getContext('2d');
  let frame = 0;
  setInterval(() => {
    frame += 1;
    if (brush === null) return;
    brush.fillStyle = `hsl(${frame % 360} 80% 50%)`;
    brush.fillRect(0, 0, canvas.width, canvas.height);
  }, 50);
  const [sound] = out.stream.getTracks();
  const [picture] = canvas.captureStream(20).getTracks();
  for (const line of connection.getTransceivers()) {
    if (line.receiver.track.kind === 'video' && name.startsWith('voice')) {
      line.stop();
      continue;
    }
    const isDark = name.startsWith('dark');
    const track = line.receiver.track.kind === 'audio' ? sound : isDark ? null : picture;
    await line.sender.replaceTrack(track ?? null);
    line.direction = 'sendrecv';
  }
  await connection.setLocalDescription(await connection.createAnswer());
  await new Promise<void>((done) => {
    const settle = (): void => {
      if (connection.iceGatheringState === 'complete') done();
    };
    connection.addEventListener('icegatheringstatechange', settle);
    settle();
  });
  return connection.localDescription?.sdp ?? '';
}

async function measure(this: void, name: string): Promise<Heard> {
  const report = await window.whipLegs?.get(name)?.getStats();
  let heard = { audioEnergy: 0, framesDecoded: 0 };
  report?.forEach((one: Record<string, unknown>) => {
    if (one['type'] !== 'inbound-rtp') return;
    if (one['kind'] === 'audio')
      heard = { ...heard, audioEnergy: Number(one['totalAudioEnergy'] ?? 0) };
    else heard = { ...heard, framesDecoded: Number(one['framesDecoded'] ?? 0) };
  });
  return heard;
}

async function read(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

export async function startWhipPeer(): Promise<WhipPeer> {
  const requests: string[] = [];
  const came = new EventEmitter();
  const offers = new Map<string, string>();
  let refusal: number | null = null;
  const browser = await launchChromium(['--autoplay-policy=no-user-gesture-required']);
  const page: Page = await browser.newPage();
  const server = createServer((request, response) => {
    void read(request).then(async (body) => {
      const name = request.url?.split('/').pop() ?? '';
      if (!request.url?.startsWith('/api/v1/media/legs/')) {
        return response.setHeader('content-type', 'text/html').end('<p>');
      }
      requests.push(`${request.method} ${name}`);
      came.emit(`${request.method} ${name}`);
      if (request.method === 'DELETE') {
        await page.evaluate((leg) => window.whipLegs?.get(leg)?.close(), name);
        return response.writeHead(200).end();
      }
      if (refusal !== null) return response.writeHead(refusal).end('{"code":"media.legGone"}');
      offers.set(name, body);
      const sdp = await page.evaluate(answer, [name, body] as const).catch(String);
      return response.writeHead(201, { 'content-type': 'application/sdp' }).end(sdp);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await page.goto(url);
  return {
    requests,
    leg: (name) => `ccc+${url}/api/v1/media/legs/${name}`,
    hungUp: async (name) => {
      if (!requests.includes(`DELETE ${name}`)) await once(came, `DELETE ${name}`);
    },
    refuseWith: (status) => {
      refusal = status;
    },
    heard: (name) => page.evaluate(measure, name),
    offered: (name) => offers.get(name)?.match(/^m=\w+/gm) ?? [],
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
