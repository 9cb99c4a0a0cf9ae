import { validateFlow } from '..';
import { flowOf, make } from '../../test/build-flow';

const flowWith = (change: object) =>
  flowOf(
    make.start('ask'),
    make.collect('ask', 'order', 'call', 'end'),
    { ...make.http('call', 'told', 'told'), ...change },
    make.message('told', 'end', '${name} ${order}'),
    make.end(),
  );
const codesOf = (change: object) => validateFlow(flowWith(change)).map(({ code }) => code);

describe('an HTTP call', () => {
  it.each([
    ['as it stands', {}],
    ['with variables behind the host', { url: 'https://a.example/${order}?q=${order}' }],
    ['with a port', { url: 'http://a.example:8080' }],
    ['with variables inside of quotes', { body: '{"order":"${order}","n":[1]}' }],
  ])('%s is sound', (_what, change) => {
    expect(codesOf(change)).toEqual([]);
  });

  it.each([
    ['a host that a customer says', { url: 'https://${order}.example/' }, ['field.notAUrl']],
    ['a port that a customer says', { url: 'https://a.example:${order}/' }, ['field.notAUrl']],
    ['somebody before the host', { url: 'https://${order}@a.example/' }, ['field.notAUrl']],
    ['another protocol', { url: 'file:///etc/passwd' }, ['field.notAUrl']],
    ['a variable outside of quotes', { body: '{"n":${order}}' }, ['body.notJson']],
    ['a variable nobody collects', { url: 'https://a.example/${nobody}' }, ['variable.unknown']],
    [
      'its own answer in its question',
      { url: 'https://a.example/${name}' },
      ['variable.notCollected'],
    ],
    [
      'a path that is none',
      { fields: [{ path: 'a..b', variable: 'name', default: '' }] },
      ['field.notAPath'],
    ],
    ['too many retries', { retries: 9 }, ['field.tooLarge']],
    ['no time', { timeoutMs: 0 }, ['field.tooSmall']],
    ['no way after a failure', { failure: '' }, ['node.nextMissing']],
  ])('%s is a problem of its node', (_what, change, codes) => {
    expect(codesOf(change)).toEqual(codes);
  });

  it('that comes back to itself without asking the customer is an endless loop', () => {
    const flow = flowOf(make.start('call'), make.http('call', 'end', 'call'), make.end());
    expect(validateFlow(flow).map(({ code }) => code)).toEqual(['node.endlessLoop']);
  });
});
