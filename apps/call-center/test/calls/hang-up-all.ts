import { WebSocket } from 'ws';

/** Has a Janus hang up on everybody, as whoever runs it can: by its Admin API. */
export async function hangUpAll(adminUrl: string): Promise<void> {
  const socket = new WebSocket(adminUrl, 'janus-admin-protocol');
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const ask = (janus: string, about: object = {}) =>
    new Promise<{ sessions?: number[]; handles?: number[] }>((resolve) => {
      socket.once('message', (data) => resolve(JSON.parse(String(data))));
      socket.send(JSON.stringify({ janus, transaction: janus, admin_secret: 'admin', ...about }));
    });
  for (const session_id of (await ask('list_sessions')).sessions ?? []) {
    for (const handle_id of (await ask('list_handles', { session_id })).handles ?? []) {
      await ask('hangup_webrtc', { session_id, handle_id });
    }
  }
  socket.terminate();
}
