import { mount } from '../../test/mount';

test('the picture that was chosen and the name that stands there are saved together', async () => {
  const form = mount('profile-form', {
    language: 'en',
    nickname: 'Lin',
    avatarUrl: 'https://a/1.png',
  });
  const saved = form.listen('save');
  await form.fire('submit', { value: { nickname: ' Xiaoman ' } }, '.ccc-class');
  expect(saved).toEqual([{ nickname: 'Xiaoman', avatarUrl: 'https://a/1.png' }]);
});

test('nothing is saved twice', async () => {
  const form = mount('profile-form', { pending: true });
  const saved = form.listen('save');
  await form.fire('submit', { value: { nickname: 'Lin' } }, '.ccc-class');
  expect(saved).toEqual([]);
});
