const typescript = require('typescript');
const { finding, lineAt } = require('../finding.cjs');
const { readText } = require('../project.cjs');

/**
 * @typedef {import('../project.cjs').Project} Project
 * @typedef {import('../finding.cjs').Finding} Finding
 */

const URLS = /\b(https?|wss?):\/\/([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d+)?)/g;

/** A name, never an address: XML namespaces inside SVG. */
const NAMESPACES = new Set(['www.w3.org']);

/**
 * Tells whether an offset of a script is inside a string: a link in a comment is no finding.
 * @param {string} text
 * @returns {(offset: number) => boolean}
 */
function insideStrings(text) {
  const source = typescript.createSourceFile(
    'script.js',
    text,
    typescript.ScriptTarget.Latest,
    true,
  );
  /** @type {[start: number, end: number][]} */
  const ranges = [];
  /** @param {import('typescript').Node} node */
  const visit = (node) => {
    const isString = typescript.isStringLiteralLike(node) || typescript.isTemplateExpression(node);
    if (isString) ranges.push([node.getStart(source), node.end]);
    typescript.forEachChild(node, visit);
  };
  visit(source);
  return (offset) => ranges.some(([start, end]) => start <= offset && offset < end);
}

/**
 * @param {string} file
 * @param {string} text
 * @param {ReadonlySet<string>} allowed
 * @returns {Finding[]}
 */
function scanAddresses(file, text, allowed) {
  const counts = file.endsWith('.js') ? insideStrings(text) : () => true;
  return [...text.matchAll(URLS)].flatMap((match) => {
    const [url, scheme, host = ''] = match;
    if (NAMESPACES.has(host) || !counts(match.index)) return [];
    const where = { file, line: lineAt(text, match.index) };
    if (!allowed.has(host)) return [finding('domain', url, where)];
    if (scheme === 'https' || scheme === 'wss') return [];
    const message = `${url}: 真机只允许 https 与 wss · a phone accepts https and wss only`;
    return [finding('domain', message, { ...where, severity: 'warning' })];
  });
}

/**
 * Literal addresses in the built files, against `mpCheck.allowedDomains`. The real white list lives
 * on mp.weixin.qq.com and cannot be read; this finds an address that was never asked for.
 * @param {Project} project
 * @returns {Finding[]}
 */
function domains(project) {
  const allowed = new Set(project.config.allowedDomains);
  return project.files
    .filter((file) => /\.(js|json|wxml|wxss|wxs)$/.test(file))
    .flatMap((file) => scanAddresses(file, readText(project, file), allowed));
}

module.exports = { domains };
