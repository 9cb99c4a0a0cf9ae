import { mount } from '../../test/mount';

test('a message goes with where to answer, if that was written', async () => {
  const form = mount('leave-form', { language: 'zh_CN' });
  const left = form.listen('leave');
  await form.fire('input', { value: ' 请回电 ' }, '.text');
  await form.tap('.submit');
  await form.fire('input', { value: ' 138 ' }, '.contact');
  await form.tap('.submit');
  expect(left).toEqual([{ text: '请回电' }, { text: '请回电', contact: '138' }]);
});

test('nothing is sent that is empty, or twice while it is on its way', async () => {
  const form = mount('leave-form', { language: 'en' });
  const left = form.listen('leave');
  await form.fire('input', { value: '  ' }, '.text');
  await form.tap('.submit');
  await form.fire('input', { value: 'Call me' }, '.text');
  form.setProperties({ pending: true });
  await form.tap('.submit');
  expect(left).toEqual([]);
});
