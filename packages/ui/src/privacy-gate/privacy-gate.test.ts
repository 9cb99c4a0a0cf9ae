import { mount, type Mounted } from '../../test/mount';

type Answer = { event: string; buttonId?: string };
type Listener = (resolve: (answer: Answer) => void, info: { referrer: string }) => void;

let listener: Listener;
let gate: Mounted;
const wxAtFirst = { ...wx };

/** An API that needs agreement; `answers` is what the gate says to WeChat. */
function need(api: string): Answer[] {
  const answers: Answer[] = [];
  listener((answer) => answers.push(answer), { referrer: api });
  return answers;
}

beforeEach(() => {
  Object.assign(wx, {
    canIUse: () => true,
    onNeedPrivacyAuthorization: (given: Listener) => (listener = given),
    getPrivacySetting: ({ success }: { success(result: object): void }) =>
      success({ privacyContractName: '《小铺隐私保护指引》' }),
  });
  gate = mount('privacy-gate');
});

afterEach(() => {
  gate.unmount();
  Object.assign(wx, wxAtFirst);
});

test('it is not there until an API needs it, and then says for what, and by which contract', () => {
  expect(gate.has('.text')).toBe(false);
  expect(need('chooseMedia')).toEqual([{ event: 'exposureAuthorization' }]);
  expect(gate.textOf('.text')).toContain('照片');
  expect(gate.textOf('.contract')).toContain('《小铺隐私保护指引》');
});

test('agreed, every API that waits goes on, and the gate is gone', async () => {
  const [first, second] = [need('chooseMedia'), need('startRecord')];
  const agreed = gate.listen('agree');
  await gate.fire('agreeprivacyauthorization', {}, '#privacy-agree');
  const yes = { event: 'agree', buttonId: 'privacy-agree' };
  expect([first.at(-1), second.at(-1), agreed.length]).toEqual([yes, yes, 1]);
  expect(gate.has('.text')).toBe(false);
});

test('refused, it says so once, and asks again with the next call', async () => {
  const answers = need('chooseMedia');
  const refused = gate.listen('refuse');
  await gate.tap('.key--refuse');
  expect(answers.at(-1)).toEqual({ event: 'disagree' });
  expect(refused).toHaveLength(1);
  need('chooseMedia');
  expect(gate.has('.text')).toBe(true);
});

test('a page that goes away leaves nobody waiting', () => {
  const answers = need('chooseMedia');
  gate.unmount();
  expect(answers.at(-1)).toEqual({ event: 'disagree' });
  expect(need('chooseMedia')).toEqual([{ event: 'disagree' }]);
});
