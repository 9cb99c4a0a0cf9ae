import { constants, publicDecrypt, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

const TLS = path.join(__dirname, 'fixtures/tls');
const RANDOM = 'stand-in-random';

/** What the stand-in received as one upload. */
export interface Upload {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly files: ReadonlyMap<string, Buffer>;
}

export interface StandIn {
  /** Environment that leads miniprogram-ci here, unmodified. */
  readonly env: Record<string, string>;
  readonly uploads: Upload[];
  /** Answer every signed call with this refusal, as WeChat's server does. */
  refuseWith(refusal: { errCode: number; errMsg: string } | undefined): void;
  close(): Promise<void>;
}

/** Reads the package format: 0xBE, sizes, 0xED, index of name/offset/size, data. */
function unpack(gzipped: Buffer): Map<string, Buffer> {
  const pack = gunzipSync(gzipped);
  if (pack[0] !== 0xbe || pack[13] !== 0xed) throw new Error('not a package');
  const files = new Map<string, Buffer>();
  let at = 18;
  for (let left = pack.readUInt32BE(14); left > 0; left--) {
    const nameBytes = pack.readUInt32BE(at);
    const name = pack.toString('utf8', at + 4, at + 4 + nameBytes);
    at += 4 + nameBytes;
    const offset = pack.readUInt32BE(at);
    files.set(name, pack.subarray(offset, offset + pack.readUInt32BE(at + 4)));
    at += 8;
  }
  return files;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Throws when the signature is not the one of the code-upload key over this appid and our random string. */
function verify(signature: string, appid: string, key: KeyObject): void {
  const padding = constants.RSA_PKCS1_PADDING;
  const signed = publicDecrypt({ key, padding }, Buffer.from(signature, 'base64'));
  const expected = JSON.stringify({ appid, rand_str: RANDOM });
  if (signed.toString() !== expected) throw new Error('bad signature');
}

/**
 * servicewechat.com on this machine: an HTTP proxy that answers `CONNECT servicewechat.com:443`
 * itself, checks both signatures and unpacks what is uploaded.
 */
export async function startStandIn(publicKey: KeyObject, qrcode: Buffer): Promise<StandIn> {
  const uploads: Upload[] = [];
  let refusal: { errCode: number; errMsg: string } | undefined;

  async function answer(request: IncomingMessage): Promise<object> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'https://servicewechat.com');
    const body = await readBody(request);
    if (pathname === '/wxa/ci/getrandstr') return { errCode: 0, data: { randomString: RANDOM } };
    if (pathname === '/wxa/ci/getattr') {
      const { signature, appid } = JSON.parse(body.toString());
      verify(signature, appid, publicKey);
      const limits = {
        MaxSubPackageLimit: 100,
        MaxCodeSize: 2,
        MinTabbarCount: 2,
        MaxTabbarCount: 5,
      };
      return { errCode: 0, data: { appType: 0, setting: limits } };
    }
    if (pathname === '/wxa/ci/testSourceURL' || pathname === '/wxa/ci/upload') {
      if (refusal) return refusal;
      const files = unpack(body);
      const { signature } = JSON.parse(String(files.get('/ci.signature')));
      verify(signature, searchParams.get('appid') ?? '', publicKey);
      uploads.push({ path: pathname, query: searchParams, files });
      const packages = [{ name: '__FULL__', size: body.length }];
      return {
        errCode: 0,
        body: { qrcode_img: qrcode.toString('base64'), subpackage_info: packages },
      };
    }
    return { errCode: 0 };
  }

  const wechat = createTlsServer(
    {
      key: readFileSync(path.join(TLS, 'test-only-key.pem')),
      cert: readFileSync(path.join(TLS, 'test-only-cert.pem')),
    },
    (request: IncomingMessage, response: ServerResponse) => {
      answer(request).then(
        (reply) => response.end(JSON.stringify(reply)),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    },
  );
  const proxy = createServer();
  proxy.on('connect', (request, socket) => {
    if (request.url !== 'servicewechat.com:443') return void socket.destroy();
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    wechat.emit('connection', socket);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  return {
    env: {
      HTTPS_PROXY: `http://127.0.0.1:${port}`,
      https_proxy: `http://127.0.0.1:${port}`,
      NO_PROXY: '',
      no_proxy: '',
      NODE_EXTRA_CA_CERTS: path.join(TLS, 'test-only-cert.pem'),
    },
    uploads,
    refuseWith: (next) => void (refusal = next),
    close: async () => {
      proxy.closeAllConnections();
      wechat.closeAllConnections();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
