type Definition = {
  data: object;
  properties: Record<string, { value: unknown }>;
  observers: { unread(count: number): void };
  methods: { onTap(): void };
};

let definition: Definition;
const urls: string[] = [];
let answer: 'open' | 'fail' = 'open';

/** An instance with these properties set; `events` are what it triggered. */
function entryWith(properties: Record<string, unknown>) {
  const events: unknown[] = [];
  const defaults = Object.entries(definition.properties).map(([name, { value }]) => [name, value]);
  const data: Record<string, unknown> = { ...Object.fromEntries(defaults), ...properties };
  const entry = {
    data,
    events,
    setData: (values: object) => Object.assign(data, values),
    triggerEvent: (name: string, detail?: unknown) => events.push([name, detail]),
    ...definition.methods,
  };
  return entry;
}

beforeAll(async () => {
  Object.assign(globalThis, {
    Component: (given: Definition) => (definition = given),
    getCurrentPages: () => [{ route: 'pages/home/home' }, { route: 'pages/order/order' }],
    wx: {
      navigateTo({ url, fail }: { url: string; fail(result: { errMsg: string }): void }) {
        if (answer === 'open') urls.push(url);
        else fail({ errMsg: 'navigateTo:fail timeout' });
      },
    },
  });
  await import('./ccc-entry');
});

test('a tap opens the chat, and says where from', () => {
  entryWith({}).onTap();
  entryWith({ flow: 'vip', page: 'item/7', clientData: '订单 7&8' }).onTap();
  const chat = '/subpackages/service/pages/chat/chat';
  expect(urls).toEqual([
    `${chat}?page=pages%2Forder%2Forder`,
    `${chat}?flow=vip&page=item%2F7&clientData=${encodeURIComponent('订单 7&8')}`,
  ]);
  urls.length = 0;
  entryWith({ card: { title: '杯&子' } }).onTap();
  expect(urls[0]).toContain(`&card=${encodeURIComponent('{"title":"杯&子"}')}`);
});

test('a chat page that cannot be loaded is told to the host', () => {
  answer = 'fail';
  const entry = entryWith({});
  entry.onTap();
  expect(entry.events).toEqual([
    ['open', undefined],
    ['fail', { errMsg: 'navigateTo:fail timeout' }],
  ]);
});

test.each([
  [3, '3'],
  [100, '99+'],
])('%i unread messages are %s on the badge', (count, badge) => {
  const entry = entryWith({});
  definition.observers.unread.call(entry, count);
  expect(entry.data.badge).toBe(badge);
});
