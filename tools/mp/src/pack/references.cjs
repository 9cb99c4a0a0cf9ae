const path = require('node:path');
const typescript = require('typescript');

/**
 * @typedef {object} Reference What a file asks for, in its own words.
 * @property {'script' | 'component' | 'file'} kind A script may leave out `.js` and `/index.js`; a component
 *   is named by its files without their endings; a file stands there whole.
 * @property {string} request
 */

/** @param {import('typescript').Expression} callee */
function isRequire(callee) {
  // `require.async` loads what is in another subpackage.
  const name = typescript.isPropertyAccessExpression(callee) ? callee.expression : callee;
  return typescript.isIdentifier(name) && name.text === 'require';
}

/**
 * @param {string} file
 * @param {string} text
 * @returns {Reference[]}
 * @throws When it requires what is known only when it runs.
 */
function inScript(file, text) {
  const source = typescript.createSourceFile(file, text, typescript.ScriptTarget.Latest, true);
  /** @type {Reference[]} */
  const found = [];
  /** @param {import('typescript').Node} node @param {import('typescript').Node | undefined} asked */
  const add = (node, asked) => {
    if (asked && typescript.isStringLiteralLike(asked)) {
      found.push({ kind: 'script', request: asked.text });
      return;
    }
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    throw new Error(
      `${file}:${line + 1}: ${node.getText(source)}: 打包时无法得知路径，请写成字符串常量 · packing cannot know this path, make it a literal`,
    );
  };
  /** @param {import('typescript').Node} node */
  const visit = (node) => {
    if (typescript.isCallExpression(node) && isRequire(node.expression))
      add(node, node.arguments[0]);
    if (typescript.isImportDeclaration(node)) add(node, node.moduleSpecifier);
    if (typescript.isExportDeclaration(node) && node.moduleSpecifier)
      add(node, node.moduleSpecifier);
    typescript.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** @param {string} text @returns {{ usingComponents?: object, componentGenerics?: object }} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    // `mp-check` tells.
    return {};
  }
}

/**
 * @param {string} text
 * @returns {Reference[]}
 */
function inJson(text) {
  const { usingComponents = {}, componentGenerics = {} } = parsed(text);
  const defaults = Object.values(componentGenerics).flatMap((generic) => generic.default ?? []);
  return [...Object.values(usingComponents), ...defaults].map((request) => ({
    kind: 'component',
    request,
  }));
}

/** @param {string} text @param {RegExp} pattern @returns {Reference[]} */
function matches(text, pattern) {
  return [...text.matchAll(pattern)].map(([, request = '']) => ({ kind: 'file', request }));
}

const WXS_REQUIRES = /\brequire\(\s*["']([^"']+)["']\s*\)/g;
const TEMPLATE_SOURCES = /<(?:import|include|wxs)\b[^>]*?\ssrc=["']([^"']+)["']/g;
const STYLE_IMPORTS = /@import\s+(?:url\(\s*)?["']?([^"');\s]+)/g;

/**
 * Everything that a file of a mini-program asks for by name.
 * @param {string} file Its ending says what it is; named in errors.
 * @param {(file: string) => string} read
 * @returns {Reference[]}
 * @throws When a script requires what is known only when it runs.
 */
function referencesIn(file, read) {
  switch (path.extname(file)) {
    case '.js':
      return inScript(file, read(file));
    case '.json':
      return inJson(read(file));
    case '.wxml':
      return [TEMPLATE_SOURCES, WXS_REQUIRES].flatMap((each) => matches(read(file), each));
    case '.wxs':
      return matches(read(file), WXS_REQUIRES);
    case '.wxss':
      return matches(read(file), STYLE_IMPORTS);
    default:
      return [];
  }
}

module.exports = { referencesIn };
