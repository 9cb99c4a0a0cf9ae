import { memoryTree } from './source-tree';
import { compileWxss } from './wxss';
import type { StyleOwner } from './wxss';

const APP: StyleOwner = { kind: 'app' };
const PAGE: StyleOwner = { kind: 'page', path: 'pages/a/a' };
const COMPONENT: StyleOwner = { kind: 'component', scope: 'card-1' };

function css(source: string, owner: StyleOwner = APP, files: Record<string, string> = {}): string {
  const result = compileWxss(memoryTree({ 'x.wxss': source, ...files }), 'x.wxss', owner);
  return result.css
    .replace(/\s+/g, ' ')
    .replace(/,(?=\S)/g, ', ')
    .trim();
}

function problems(source: string, owner: StyleOwner = APP): string[] {
  return compileWxss(memoryTree({ 'x.wxss': source }), 'x.wxss', owner).problems.map(
    ({ code, severity, line }) => `${severity} ${code} ${line}`,
  );
}

test.each([
  ['width: 750rpx', 'width: 100vw'],
  ['margin: -15rpx 1.5rpx', 'margin: -2vw 0.2vw'],
  ['height: calc(100vh - 88rpx)', 'height: calc(calc(var(--mp-vh) * 100) - 11.73333vw)'],
  ['padding-bottom: env(safe-area-inset-bottom)', 'padding-bottom: var(--mp-safe-bottom)'],
  ['padding: constant(safe-area-inset-top, 4px)', 'padding: var(--mp-safe-top)'],
  ['content: "a"', 'content: "a"'],
])('%s becomes %s', (before, after) => {
  expect(css(`.a { ${before} }`)).toBe(`.a { ${after} }`);
});

test('tags and ids are those of the simulator', () => {
  expect(css('page, view > text::after { top: 0 }')).toBe(
    'wx-page, wx-view > wx-text::after { top: 0 }',
  );
  expect(css('#me { top: 0 }')).toBe('[wx-id="me"]:not(#\\_) { top: 0 }');
});

test('a component gets its own class names and its host', () => {
  expect(css('.a.b:active .c, :host { top: 0 }', COMPONENT)).toBe(
    '.card-1--a.card-1--b:active .card-1--c, [wx-host="card-1"] { top: 0 }',
  );
});

test('a page’s styles stay in the page without weighing more', () => {
  expect(css('page { top: 0 } .a, .b .c { top: 1px }', PAGE)).toBe(
    'wx-page:where([is="pages/a/a"]) { top: 0 } ' +
      ':where([is="pages/a/a"]) .a, :where([is="pages/a/a"]) .b .c { top: 1px }',
  );
});

test('key frames are left alone', () => {
  expect(css('@keyframes spin { from { top: 0 } 50% { top: 75rpx } }', COMPONENT)).toBe(
    '@keyframes spin { from { top: 0 } 50% { top: 10vw } }',
  );
});

test('the theme is an attribute, other conditions stay', () => {
  expect(css('@media (prefers-color-scheme: dark) { .a, .b { top: 0 } }')).toBe(
    ':where([data-theme="dark"]) .a, :where([data-theme="dark"]) .b { top: 0 }',
  );
  expect(css('@media (min-width: 400px) and (prefers-color-scheme: light) { .a { top: 0 } }')).toBe(
    '@media (min-width: 400px) { :where([data-theme="light"]) .a { top: 0 } }',
  );
});

test('imports are put in place, also from packages, and cycles end', () => {
  const files = {
    'lib/a.wxss': "@import '../x.wxss'; .lib { top: 0 }",
    'miniprogram_npm/k/t.wxss': '.npm { top: 0 }',
  };
  expect(
    css("@import './lib/a.wxss'; @import '/miniprogram_npm/k/t.wxss'; .x { top: 0 }", APP, files),
  ).toBe('.lib { top: 0 } .npm { top: 0 } .x { top: 0 }');
});

test.each([
  ["@import './none.wxss';", APP, 'error style.import 1'],
  ['.a { top: 0', APP, 'error style.syntax 1'],
  ['\n.a { background: url(/a.png) }', APP, 'error style.local-resource 2'],
  ['view { top: 0 }', COMPONENT, 'warning style.selector 1'],
] as const)('%j is a problem', (source, owner, expected) => {
  expect(problems(source, owner)).toEqual([expected]);
});

test.each(['url(data:image/png;base64,aa)', 'url("https://a.example/b.png")'])(
  '%s is fine',
  (value) => {
    expect(problems(`.a { background: ${value} }`)).toEqual([]);
  },
);
