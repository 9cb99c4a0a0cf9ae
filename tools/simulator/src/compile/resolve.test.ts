import { resolveComponent, resolveModule } from './resolve';
import { memoryTree } from './source-tree';

const tree = memoryTree({
  'lib/a.js': '',
  'lib/folder/index.js': '',
  'miniprogram_npm/kit/index.js': '',
  'miniprogram_npm/@ccc/core/platform/wx/index.js': '',
  'miniprogram_npm/@ccc/ui/chat-list/chat-list.json': '{}',
  'sub/miniprogram_npm/kit/index.js': '',
  'components/card/index.json': '{}',
  'pages/a/part.json': '{}',
});

test.each([
  ['pages/a/a.js', '../../lib/a', 'lib/a.js'],
  ['pages/a/a.js', '/lib/a.js', 'lib/a.js'],
  ['lib/a.js', './folder', 'lib/folder/index.js'],
  ['lib/a.js', './none', undefined],
  ['pages/a/a.js', 'kit', 'miniprogram_npm/kit/index.js'],
  ['sub/pages/b/b.js', 'kit', 'sub/miniprogram_npm/kit/index.js'],
  ['miniprogram_npm/@ccc/ui/chat-list/chat-list.js', 'kit', 'miniprogram_npm/kit/index.js'],
  ['app.js', '@ccc/core/platform/wx/index', 'miniprogram_npm/@ccc/core/platform/wx/index.js'],
  ['app.js', '@ccc/core/platform/wx', 'miniprogram_npm/@ccc/core/platform/wx/index.js'],
  ['app.js', 'lib/a', undefined],
])('%s requires %s → %s', (from, request, expected) => {
  expect(resolveModule(tree, from, request)).toBe(expected);
});

test.each([
  ['pages/a/a', '@ccc/ui/chat-list/chat-list', 'miniprogram_npm/@ccc/ui/chat-list/chat-list'],
  ['pages/a/a', '/components/card', 'components/card/index'],
  ['pages/a/a', './part', 'pages/a/part'],
  ['pages/a/a', 'part', 'pages/a/part'],
  ['pages/a/a', '@ccc/ui/none/none', undefined],
])('%s uses component %s → %s', (owner, request, expected) => {
  expect(resolveComponent(tree, owner, request)).toBe(expected);
});
