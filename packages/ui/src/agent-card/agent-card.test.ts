import { mount } from '../../test/mount';

test('it names the agent and the staff number, and asks to end', async () => {
  const card = mount('agent-card', { language: 'zh_CN', nickname: '阿狸', staffNo: '000010' });
  const ends = card.listen('end');
  expect(card.textOf('.line')).toBe('阿狸工号 000010');
  await card.tap('.end');
  expect(ends).toHaveLength(1);
});

test('without a picture, or when it does not load, the initial stands in', async () => {
  const card = mount('agent-card', { nickname: '阿狸', avatarUrl: 'https://a.example/1.png' });
  await card.fire('error', {}, '.avatar__picture');
  expect(card.textOf('.avatar')).toBe('阿');
});
