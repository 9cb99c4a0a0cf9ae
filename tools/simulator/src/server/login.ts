import type { IncomingMessage, ServerResponse } from 'node:http';

/** Gets a login code for a user from the service's stand-in for WeChat. */
export async function issueLoginCode(
  request: IncomingMessage,
  response: ServerResponse,
  wechatUrl: string,
  appid: string,
): Promise<void> {
  if (request.method !== 'POST' || request.headers['x-mp-relay'] === undefined) {
    response.writeHead(403).end();
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { user } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { user: string };
  const answer = await askForCode(wechatUrl, appid, user);
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}

async function askForCode(
  wechatUrl: string,
  appid: string,
  user: string,
): Promise<{ code: string } | { reason: string }> {
  const url = `${wechatUrl.replace(/\/$/, '')}/simulator/login-codes`;
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ appid, user }),
    });
    if (!answer.ok) return { reason: `${url} answered ${answer.status}` };
    const { code } = (await answer.json()) as { code?: unknown };
    return typeof code === 'string' ? { code } : { reason: `${url} gave no code` };
  } catch {
    return { reason: `cannot reach ${url}` };
  }
}
