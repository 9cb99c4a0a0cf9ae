import { servicePhase, stepFlow, validateFlow } from '..';
import { flowOf, make } from '../../test/build-flow';

const asking = (change: object = {}, told = 'words') =>
  flowOf(
    make.start('rate'),
    { ...make.rating('rate', 'told'), ...change },
    make.message('told', 'leave', told),
    { ...make.leaveMessage('leave', 'end', 'end') },
    make.end(),
  );
const problemsOf = (flow: object) => validateFlow(flow).map(({ code, node }) => [code, node]);
const offering = (change: object) =>
  flowOf(
    make.start('leave'),
    { ...make.leaveMessage('leave', 'end', 'end'), ...change },
    make.end(),
  );

describe('a rating and a left message', () => {
  it.each([
    ['as they stand', asking()],
    ['without a choice to skip', asking({ skipText: undefined })],
    ['without words', asking({ text: '' })],
    ['with the score in a later text', asking({}, 'thanks for ${score}')],
  ])('are sound %s', (_what, flow) => {
    expect(problemsOf(JSON.parse(JSON.stringify(flow)) as object)).toEqual([]);
  });

  it.each([
    ['no time', { timeoutSeconds: 0 }, 'field.tooSmall'],
    ['more than a day', { timeoutSeconds: 86_401 }, 'field.tooLarge'],
    ['no time at all', { timeoutSeconds: undefined }, 'field.missing'],
    ['a choice without words', { skipText: ' ' }, 'field.empty'],
    ['a variable that is none', { variable: 'Score' }, 'field.notAName'],
    ['its own score in its question', { text: 'so far ${score}' }, 'variable.notCollected'],
    ['no way on', { next: '' }, 'node.nextMissing'],
  ])('a rating with %s is named', (_what, change, code) => {
    expect(problemsOf(JSON.parse(JSON.stringify(asking(change))) as object)).toEqual([
      [code, 'rate'],
    ]);
  });

  it('says in both languages which way out of a left message leads nowhere', () => {
    const [missing] = validateFlow(offering({ otherwise: '' }));
    expect(missing).toMatchObject({
      code: 'node.nextMissing',
      node: 'leave',
      'zh-CN': '未留言时：没有连接下一个节点',
      en: 'Without a message: leads to no node',
    });
    expect(problemsOf(offering({ otherwise: 'nowhere' }))).toEqual([['node.nextUnknown', 'leave']]);
  });

  it('in a circle of their own are an endless loop: what was answered passes at once', () => {
    expect(problemsOf(offering({ otherwise: 'leave' }))).toEqual([['node.endlessLoop', 'leave']]);
  });
});

describe('the ways out of a transfer', () => {
  const desk = (change: object, ...more: Parameters<typeof flowOf>) =>
    flowOf(make.start('desk'), { ...make.transfer('desk', 'end'), ...change }, ...more, make.end());

  it('with nobody online, or after waiting too long, may lead anywhere', () => {
    const ways = { unavailable: 'leave', timeout: 'ask', queueTimeoutSeconds: 60 };
    const menu = { ...make.menu('ask', ['desk', 'leave'], 'end') };
    expect(problemsOf(desk(ways, make.leaveMessage('leave', 'end', 'end'), menu))).toEqual([]);
  });

  it('must not come back at once with nobody online', () => {
    const flow = desk({ unavailable: 'sorry' }, make.message('sorry', 'desk'));
    expect(problemsOf(flow)).toEqual([
      ['node.endlessLoop', 'desk'],
      ['node.endlessLoop', 'sorry'],
    ]);
  });

  it('are named when they lead nowhere', () => {
    const [first, second] = validateFlow(desk({ unavailable: '', timeout: 'a b' }));
    expect([first?.['zh-CN'], second?.en]).toEqual([
      '无客服在线时：没有连接下一个节点',
      'After the queue timeout: leads to no node',
    ]);
  });

  it('after the service may pass a rating, but no left message', () => {
    const rated = desk({ next: 'rate' }, make.rating('rate', 'end'));
    expect(problemsOf(rated)).toEqual([]);
    const left = desk({ next: 'leave' }, make.leaveMessage('leave', 'end', 'end'));
    expect(problemsOf(left)).toEqual([['transfer.endNotNext', 'desk']]);
    const steps = [{ type: 'assigning' }, { type: 'accepted', staffNo: '000010' }] as const;
    const served = steps.reduce(
      (snapshot, input) => stepFlow(rated, snapshot, input).snapshot,
      stepFlow(rated, null, { type: 'start' }).snapshot,
    );
    expect(servicePhase(rated, served).agentEndText).toBe('bye from 000010');
  });

  it('has no time limit without its seconds', () => {
    const flow = desk({ timeout: 'end' });
    const waiting = stepFlow(flow, stepFlow(flow, null, { type: 'start' }).snapshot, {
      type: 'queued',
      ahead: 1,
    }).snapshot;
    expect(stepFlow(flow, waiting, { type: 'timeout' })).toEqual({
      snapshot: waiting,
      outputs: [],
    });
  });
});
