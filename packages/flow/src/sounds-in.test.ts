import { soundsIn } from '.';
import { flowOf, make } from '../test/build-flow';

it('names every sound of a flow once, wherever it stands', () => {
  const flow = flowOf(
    make.start('prompt'),
    { ...make.prompt('prompt', 'keys'), sound: 'jingle' },
    {
      ...make.keyBranch('keys', { '1': 'desk' }, 'end'),
      sound: 'jingle',
      timeoutSound: 'too-late',
      wrongInputSound: 'beep',
    },
    {
      ...make.transfer('desk', 'end'),
      successSound: 'gong',
      announcement: { text: '', sound: 'place', everySeconds: 30 },
    },
    make.end(),
  );
  expect(soundsIn(flow)).toEqual(['jingle', 'too-late', 'beep', 'gong', 'place']);
});

it.each([null, 'flow', {}, { nodes: [null, 1, { kind: 'none', sound: 'a' }, { kind: 'prompt' }] }])(
  'names none in %j',
  (json) => {
    expect(soundsIn(json)).toEqual([]);
  },
);

it('reads what can be read of a draft', () => {
  const nodes = [
    { kind: 'prompt', sound: 7 },
    { kind: 'prompt', sound: 'jingle' },
  ];
  expect(soundsIn({ nodes })).toEqual(['jingle']);
});
