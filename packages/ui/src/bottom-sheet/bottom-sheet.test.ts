import { mount } from '../../test/mount';

test('it is left by its cross, and by a tap beside it', async () => {
  const sheet = mount('bottom-sheet', { language: 'en', title: 'Rate us' });
  const closed = sheet.listen('close');
  expect(sheet.textOf('.title')).toBe('Rate us');
  await sheet.tap('.close');
  await sheet.tap('.shade');
  expect(closed).toHaveLength(2);
});
