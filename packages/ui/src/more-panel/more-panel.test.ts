import { mount } from '../../test/mount';

test('the service can be rated only where that is offered', async () => {
  const panel = mount('more-panel', { language: 'en' });
  expect(panel.textOf('.panel')).not.toContain('Rate us');
  panel.setProperties({ canRate: true });
  const rates = panel.listen('rate');
  await panel.fire('tap', {}, '.entry--rate');
  expect(rates).toHaveLength(1);
});

test('the customer’s own picture and name are an entry', async () => {
  const panel = mount('more-panel');
  const profiles = panel.listen('profile');
  await panel.tap('.entry--profile');
  expect(profiles).toHaveLength(1);
});

test('each entry says where it comes from', async () => {
  const panel = mount('more-panel', { language: 'en' });
  const picked = panel.listen('pick');
  await panel.tap('.entry');
  expect(picked).toEqual([{ source: 'album' }]);
  expect(panel.textOf('.panel')).toMatch(/Album.*Camera.*File/s);
});

test('a call is offered only where there is somebody to call', async () => {
  const panel = mount('more-panel', { language: 'en' });
  expect(panel.has('.entry--call')).toBe(false);
  panel.setProperties({ canCall: true });
  const calls = panel.listen('call');
  expect(panel.textOf('.entry--call')).toBe('Voice call');
  await panel.tap('.entry--call');
  expect(panel.textOf('.entry--video')).toBe('Video call');
  await panel.tap('.entry--video');
  expect(calls).toEqual([{ media: 'audio' }, { media: 'video' }]);
});
