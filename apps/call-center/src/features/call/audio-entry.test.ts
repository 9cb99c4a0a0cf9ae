import { waitFor } from '@ccc/testkit';
import type { CallId } from '@ccc/protocol';
import type { WireClient } from '@ccc/protocol/conformance';
import { dial, joinCall, offerAt } from '../../../test/calls/in-call';
import { accept, goOnline, waitForWords } from '../../../test/conversation';
import { STORE_KINDS, ServicePlace } from '../../../test/service-place';
import { SilentMedia } from '../../../test/silent-media';
import { AUDIO_FLOW } from '../../demo/demo-audio-flow';
import { DEMO } from '../../demo/seed-demo';

const ASKED = '产品咨询请按1，商务合作请按2。';

describe.each(STORE_KINDS)('the audio entry (%s)', (kind) => {
  let place: ServicePlace;
  let media: SilentMedia;

  beforeEach(async () => {
    place = await ServicePlace.open(kind);
    media = new SilentMedia();
    await place.start({ media });
  }, 60_000);

  afterEach(() => place.close());

  async function join(client: WireClient, session: string, call: CallId): Promise<void> {
    const { leg } = await joinCall(client, session, call);
    const answered = await offerAt(place.baseUrl, leg, 'v=0\r\n');
    expect(answered.status).toBe(201);
    media.tell({ call, role: 'customer', kind: 'connected' });
  }

  async function dialled(user: string, flow: string = DEMO.audioFlow) {
    const customer = await place.customer(user);
    const { session, call } = await dial(customer, flow);
    await join(customer, session, call);
    return { customer, session, call };
  }

  /** Waits for the prompt of this number, counted from 1, and plays it to its end. */
  async function heard(call: CallId, count: number): Promise<void> {
    await waitFor(() => media.prompts.length >= count);
    const prompt = media.prompts[count - 1] ?? '';
    media.tell({ call, role: 'customer', kind: 'played', prompt });
  }

  it('goes from prompt to prompt as they end, and by keys in the sound to the group', async () => {
    const cooperation = await place.agent('4444@qq.com');
    await goOnline(cooperation);
    const { customer, session, call } = await dialled('caller');
    await heard(call, 1);
    await waitForWords(customer, session, ASKED);
    media.tell({ call, role: 'customer', kind: 'digits', digits: '9' });
    await waitForWords(customer, session, '输入错误，请重新输入。');
    media.tell({ call, role: 'customer', kind: 'digits', digits: '2' });
    await customer.waitForEvent(session, ({ name }) => name === 'session.queued');
    await accept(cooperation, session);
    await cooperation.waitForEvent(session, ({ name }) => name === 'call.answered');
    const log = cooperation.events(session);
    const digits = log.flatMap(({ name, data }) => (name === 'call.digits' ? [data] : []));
    expect(digits).toEqual([
      { call, digits: '9' },
      { call, digits: '2' },
    ]);
    const branches = log.flatMap(({ name, data }) =>
      name === 'flow.stepped' ? data.visited.flatMap(({ branch }) => branch ?? []) : [],
    );
    expect(branches).toEqual(['商务合作']);
  });

  it('begins a prompt again after a restart, and goes on from there', async () => {
    const before = await dialled('restarted');
    await waitFor(() => media.prompts.length === 1);
    const [first] = media.prompts;
    await place.stop();
    media = new SilentMedia();
    await place.start({ media });
    const customer = await place.customer('restarted');
    const again = await dial(customer, DEMO.audioFlow);
    expect(again).toMatchObject({ session: before.session, call: before.call });
    await join(customer, before.session, before.call);
    await waitFor(() => media.prompts.length === 1);
    expect(media.prompts).toEqual([first]);
    await heard(before.call, 1);
    await waitForWords(customer, before.session, ASKED);
  });

  it('without a key asks again, and says goodbye before it hangs up', async () => {
    const nodes = AUDIO_FLOW.nodes.map((node) =>
      node.kind === 'keyBranch' ? { ...node, timeoutSeconds: 1 } : node,
    );
    await place.publish({ ...AUDIO_FLOW, nodes });
    const { customer, session, call } = await dialled('silent', DEMO.flow);
    // The greeting, the question, and twice that there was no key, with the question again.
    for (const count of [1, 2, 3, 4, 5, 6]) await heard(call, count);
    await waitForWords(customer, session, '没有收到您的选择，请稍后再呼叫，再见。');
    expect(customer.events(session).map(({ name }) => name)).not.toContain('call.ended');
    await heard(call, 7);
    const over = await customer.waitForEvent(session, ({ name }) => name === 'session.ended');
    expect(over.data).toMatchObject({ reason: 'ivrEnd' });
  });
});
