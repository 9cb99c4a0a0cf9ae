import { mount } from '../../test/mount';

test('it tells a screen reader that the conversation is loading', () => {
  const skeleton = mount('chat-skeleton', { language: 'en' });
  expect(skeleton.attributeOf('aria-label', '.skeleton')).toBe('Loading the conversation');
});
