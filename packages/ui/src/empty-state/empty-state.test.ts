import { mount } from '../../test/mount';

test('the button is there when it has words, and asks for its action', async () => {
  const empty = mount('empty-state', { language: 'zh_CN', action: '开始咨询' });
  const actions = empty.listen('action');
  await empty.tap('.action');
  expect(actions).toHaveLength(1);
  empty.setProperties({ action: '' });
  expect(empty.has('.action')).toBe(false);
});

test('its own words come before the usual ones', () => {
  const empty = mount('empty-state', { language: 'en', title: 'No orders' });
  expect(empty.textOf('.title')).toBe('No orders');
  expect(empty.textOf('.text')).toMatch(/Tell us/);
});
