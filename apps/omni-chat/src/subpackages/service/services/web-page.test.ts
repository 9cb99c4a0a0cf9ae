import { isWebPage } from './web-page';

const DOMAINS = ['shop.example.com'];

test.each([
  'https://shop.example.com',
  'https://SHOP.example.com/a?b#c',
  'https://shop.example.com?x=https://evil.example',
])('%s opens inside', (url) => {
  expect(isWebPage(url, DOMAINS)).toBe(true);
});

test.each([
  'http://shop.example.com',
  'https://evil.example/shop.example.com',
  'https://shop.example.com.evil.example',
  'https://shop.example.com@evil.example',
  'https://shop.example.com\\@evil.example',
  'https://shop.example.com:8443/',
  'https://example.com',
])('%s does not', (url) => {
  expect(isWebPage(url, DOMAINS)).toBe(false);
});
