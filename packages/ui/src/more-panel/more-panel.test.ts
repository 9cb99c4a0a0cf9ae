import { mount } from '../../test/mount';

test('each entry says where the picture comes from', async () => {
  const panel = mount('more-panel', { language: 'en' });
  const picked = panel.listen('pick');
  await panel.tap('.entry');
  expect(picked).toEqual([{ source: 'album' }]);
  expect(panel.textOf('.panel')).toMatch(/Album.*Camera/s);
});
