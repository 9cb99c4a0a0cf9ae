import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { KNOWN_APIS } from './known-apis';

/** Names of the members of `interface Wx` in WeChat's typings. */
function documentedApis(): string[] {
  const folder = dirname(require.resolve('miniprogram-api-typings/package.json'));
  const file = join(folder, 'types/wx/lib.wx.api.d.ts');
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === 'Wx') {
      for (const member of node.members) {
        if (member.name !== undefined && ts.isIdentifier(member.name)) names.add(member.name.text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...names].sort();
}

test('the list of WeChat APIs equals the typings', () => {
  const documented = documentedApis();
  expect(documented.length).toBeGreaterThan(300);
  expect([...KNOWN_APIS].sort()).toEqual(documented);
});
