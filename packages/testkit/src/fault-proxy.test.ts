import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createFaultProxy, type FaultProxy } from './fault-proxy';
import { waitFor } from './wait-for';

describe('createFaultProxy', () => {
  let echo: Server;
  let proxy: FaultProxy;
  let clients: Socket[] = [];

  beforeEach(async () => {
    echo = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.pipe(socket);
    });
    await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
    const { port } = echo.address() as AddressInfo;
    proxy = await createFaultProxy({ target: `http://127.0.0.1:${port}` });
  });

  afterEach(async () => {
    clients.forEach((client) => client.destroy());
    clients = [];
    await proxy.close();
    await new Promise((resolve) => echo.close(resolve));
  });

  function client() {
    const socket = connect(proxy.port, proxy.host);
    clients.push(socket);
    const seen = { text: '', error: undefined as string | undefined, isClosed: false };
    socket.on('data', (chunk) => (seen.text += chunk.toString()));
    socket.on('error', (error: NodeJS.ErrnoException) => (seen.error = error.code));
    socket.on('close', () => (seen.isClosed = true));
    return { socket, seen };
  }

  it('passes bytes both ways and counts them', async () => {
    const { socket, seen } = client();
    socket.write('hello');
    await waitFor(() => seen.text === 'hello');
    expect(proxy.counts).toEqual({ connections: 1, refused: 0, bytesUp: 5, bytesDown: 5 });
    expect(proxy.url('ws://service.example:80/api?a=1')).toBe(
      `ws://127.0.0.1:${proxy.port}/api?a=1`,
    );
  });

  it('cuts what is open', async () => {
    const { socket, seen } = client();
    socket.write('x');
    await waitFor(() => seen.text === 'x');
    proxy.cut();
    await waitFor(() => seen.isClosed);
    expect(proxy.open).toBe(0);
  });

  it('holds bytes back while it stalls, and loses none', async () => {
    const { socket, seen } = client();
    socket.write('a');
    await waitFor(() => seen.text === 'a');
    proxy.stall();
    socket.write('b');
    const other = client();
    await waitFor(() => proxy.counts.connections === 2);
    expect(other.seen.isClosed).toBe(false);
    expect(seen.text).toBe('a');
    proxy.resume();
    await waitFor(() => seen.text === 'ab');
  });

  it('delays and keeps the order', async () => {
    proxy.delay(30);
    const { socket, seen } = client();
    const startedAt = Date.now();
    socket.write('1');
    socket.write('2');
    await waitFor(() => seen.text === '12');
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(55);
  });

  it('refuses new connections while asked to', async () => {
    proxy.refuse(true);
    const { seen } = client();
    await waitFor(() => seen.isClosed);
    expect(proxy.counts.refused).toBe(1);
    proxy.refuse(false);
    const again = client();
    again.socket.write('y');
    await waitFor(() => again.seen.text === 'y');
  });

  it('breaks a connection at an exact byte, once', async () => {
    proxy.cutAfter({ bytesDown: 3 });
    const { socket, seen } = client();
    socket.write('abcdef');
    await waitFor(() => seen.isClosed);
    expect(seen.text).toBe('abc');
    const again = client();
    again.socket.write('whole');
    await waitFor(() => again.seen.text === 'whole');
  });
});
