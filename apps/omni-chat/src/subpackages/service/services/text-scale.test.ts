import { textScale } from './text-scale';

function phoneWith(info: object, hasAppBaseInfo = true): void {
  const wx = {
    canIUse: () => hasAppBaseInfo,
    ...(hasAppBaseInfo ? { getAppBaseInfo: () => info } : { getSystemInfoSync: () => info }),
  };
  Object.assign(globalThis, { wx });
}

test.each([
  ['standard', { fontSizeSetting: 16, fontSizeScaleFactor: 1 }, 1],
  ['larger, of an iPhone', { fontSizeSetting: 20, fontSizeScaleFactor: 1.18 }, 1.18],
  ['the largest', { fontSizeSetting: 28, fontSizeScaleFactor: 1.75 }, 1.5],
  ['smaller: there are no letters below 12 px', { fontSizeScaleFactor: 0.88 }, 1],
  ['before there was a factor', { fontSizeSetting: 20 }, 1.25],
  ['before there was a factor, a standard iPhone', { fontSizeSetting: 17 }, 1],
  ['nothing known', {}, 1],
])('text %s', (_what, info, scale) => {
  phoneWith(info);
  expect(textScale()).toBe(scale);
  phoneWith(info, false);
  expect(textScale()).toBe(scale);
});
