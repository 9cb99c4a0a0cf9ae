/** @jest-environment jsdom */
import { render } from '../../test/render';
import { createDeskApi } from '../service/desk-api';
import { DeskApiProvider } from '../service/desk-api-context';
import { Avatar } from './avatar';

/** A desk whose service lies on another host. */
const API = createDeskApi(
  { authorized: () => Promise.reject(new Error('asks nothing')) },
  'https://ccc.example.com/',
);

const shown = (url: string | undefined) =>
  render(
    <DeskApiProvider value={API}>
      <Avatar name="小满" url={url} />
    </DeskApiProvider>,
  );

test.each([
  ['/api/v1/avatars/a', 'https://ccc.example.com/api/v1/avatars/a'],
  ['https://thirdwx.qlogo.cn/a/132', 'https://thirdwx.qlogo.cn/a/132'],
])('the picture at %s is asked for at %s', (url, address) => {
  expect(shown(url).querySelector('img')?.getAttribute('src')).toBe(address);
});

test('without a picture there is the first letter of the name', () => {
  expect(shown(undefined).textContent).toBe('小');
});
