/**
 * Follows every event of the instance as an administrator: the same wire as everybody's.
 */

/**
 * @param {string} path @param {unknown} [body] @param {string} [token]
 * @returns {Promise<any>}
 */
async function call(path, body, token) {
  const response = await fetch(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/**
 * @param {{ sdkAppId: number, admin: { email: string, password: string } }} config
 * @param {{ event(event: any): void, state(state: 'live' | 'away'): void }} listener
 */
export async function watchInstance(config, listener) {
  const { token } = await call('/api/v1/agent/login', {
    sdkAppId: config.sdkAppId,
    ...config.admin,
  });
  /** Highest number seen of each session: what is missing is fetched. @type {Map<string, number>} */
  const seen = new Map();
  /** @type {Promise<void>} */
  let work = Promise.resolve();

  /** @param {any} event */
  const show = (event) => {
    seen.set(event.session, event.seq);
    listener.event(event);
  };
  /** @param {string} session */
  const catchUp = async (session) => {
    for (;;) {
      const after = seen.get(session) ?? 0;
      const page = await call(
        `/api/v1/sessions/${session}/events?after=${after}`,
        undefined,
        token,
      );
      page.events.forEach(show);
      if (page.events.length === 0) return;
    }
  };
  /** @param {any} event */
  const take = async (event) => {
    const last = seen.get(event.session) ?? 0;
    if (event.seq <= last) return;
    if (event.seq === last + 1) show(event);
    else await catchUp(event.session);
  };
  /** @param {number} attempt */
  const connect = async (attempt) => {
    const again = () => {
      listener.state('away');
      setTimeout(
        () => void connect(attempt + 1),
        Math.min(5000, 500 * 2 ** attempt) * Math.random(),
      );
    };
    try {
      const { ticket, url } = await call('/api/v1/socket-tickets', {}, token);
      const socket = new WebSocket(url);
      const heartbeat = setInterval(() => {
        if (socket.readyState === WebSocket.OPEN) socket.send('{"type":"ping"}');
      }, 25_000);
      socket.onopen = () =>
        socket.send(
          JSON.stringify({
            type: 'hello',
            protocol: 1,
            ticket,
            client: { kind: 'start-page', version: '1' },
            resume: [],
          }),
        );
      socket.onmessage = ({ data }) => {
        const frame = JSON.parse(data);
        if (frame.type === 'welcome') {
          attempt = 0;
          listener.state('live');
          const id = crypto.randomUUID();
          socket.send(JSON.stringify({ type: 'command', id, name: 'instance.watch', args: {} }));
          for (const session of seen.keys()) work = work.then(() => catchUp(session));
        } else if (frame.type === 'event') {
          work = work.then(() => take(frame)).catch(() => socket.close());
        }
      };
      socket.onclose = () => {
        clearInterval(heartbeat);
        again();
      };
    } catch {
      again();
    }
  };
  const recent = await call('/api/v1/sessions?limit=5', undefined, token);
  for (const { session } of recent.sessions.reverse()) await catchUp(session);
  await connect(0);
}
