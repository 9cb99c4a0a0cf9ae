import { hasJanus, startJanus, type JanusServer } from '@ccc/testkit';
import { CallPair } from './call-pair';
import { hears, hearsNothing } from './heard';
import { sees } from './seen';

jest.setTimeout(240_000);

(hasJanus() ? describe : describe.skip)('through Janus', () => {
  let janus: JanusServer;
  let pair: CallPair;

  beforeEach(async () => {
    janus = await startJanus();
    pair = await CallPair.open(undefined, ['--janus-url', janus.url]);
  });
  afterEach(async () => {
    // First what needs no stage: there may be none.
    await janus.stop();
    await pair.stage.close();
  });

  async function bothHear(): Promise<void> {
    await hears(pair.phone.page, 'the customer');
    await hears(pair.desk.page, 'the agent');
  }

  it('the two hear each other, not while it is away, and again when it is back', async () => {
    await pair.callFromPhone('语音通话');
    await pair.onDesk('call-answer').click();
    await pair.panel('connected').waitFor();
    await bothHear();
    await janus.kill();
    await hearsNothing(pair.phone.page, 'the customer');
    await janus.start();
    await bothHear();
    await pair.phone.key('挂断').click();
    await pair.isOver();
    await pair.phoneRecords(/语音通话，时长 0/);
    expect(await pair.phone.faults()).toEqual([]);
  });

  it('the two see and hear each other', async () => {
    await pair.callFromPhone('视频通话');
    await pair.onDesk('call-answer').click();
    await sees(pair.phone.page.locator('wx-live-player video'), 'the agent');
    await sees(pair.onDesk('call-picture-remote'), 'the customer');
    await bothHear();
    await pair.onDesk('call-end').click();
    await pair.isOver();
    expect(await pair.phone.faults()).toEqual([]);
  });
});
