const typescript = require('typescript');
const { finding } = require('../finding.cjs');
const { readText } = require('../project.cjs');
const { newerSyntax } = require('./newer-syntax.cjs');

/**
 * @typedef {import('../project.cjs').Project} Project
 * @typedef {import('../finding.cjs').Finding} Finding
 */

/** Globals of browsers and Node that a mini-program's script context lacks or forbids. */
const ABSENT_GLOBALS = new Set([
  ...['eval', 'window', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage'],
  ...['XMLHttpRequest', 'WebSocket', 'fetch', 'indexedDB', 'importScripts', 'alert'],
  ...['process', 'Buffer', 'setImmediate', '__dirname', '__filename'],
]);

/**
 * @param {import('typescript').Identifier} node
 * @returns {boolean} Whether the name stands for a variable, not for a property or a declaration.
 */
function isReference(node) {
  const { parent } = node;
  if (typescript.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (typescript.isPropertyAssignment(parent)) return parent.initializer === node;
  if (typescript.isMethodDeclaration(parent) || typescript.isAccessor(parent)) return false;
  if (typescript.isLabeledStatement(parent) || typescript.isBreakOrContinueStatement(parent))
    return false;
  if (typescript.isBindingElement(parent)) return parent.initializer === node;
  return true;
}

/** @param {import('typescript').Node} node */
function isDeclaredName(node) {
  const { parent } = node;
  return (
    (typescript.isVariableDeclaration(parent) ||
      typescript.isParameter(parent) ||
      typescript.isBindingElement(parent) ||
      typescript.isFunctionDeclaration(parent) ||
      typescript.isFunctionExpression(parent) ||
      typescript.isClassDeclaration(parent) ||
      typescript.isImportSpecifier(parent) ||
      typescript.isImportClause(parent)) &&
    parent.name === node
  );
}

/** @param {import('typescript').Identifier} node */
function buildsCode(node) {
  const { parent } = node;
  return (
    node.text === 'Function' &&
    (typescript.isNewExpression(parent) || typescript.isCallExpression(parent)) &&
    parent.expression === node
  );
}

/**
 * Faults of one script. A global the file asks for with `typeof` first counts as guarded.
 * @param {string} file
 * @param {string} text
 * @returns {Finding[]}
 */
function scanScript(file, text) {
  const source = typescript.createSourceFile(file, text, typescript.ScriptTarget.Latest, true);
  /** @type {Set<string>} */
  const known = new Set();
  /** @type {import('typescript').Identifier[]} */
  const references = [];
  /** @type {Finding[]} */
  const findings = [];
  /** @param {import('typescript').Node} node */
  const where = (node) => ({
    file,
    line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
  });
  /** @param {import('typescript').Node} node */
  const visit = (node) => {
    if (typescript.isIdentifier(node)) {
      if (isDeclaredName(node) || typescript.isTypeOfExpression(node.parent)) known.add(node.text);
      else if (isReference(node)) references.push(node);
    }
    const syntax = newerSyntax(node);
    if (syntax) findings.push(finding('syntax', syntax, where(node)));
    typescript.forEachChild(node, visit);
  };
  visit(source);
  for (const node of references) {
    if (known.has(node.text)) continue;
    if (buildsCode(node)) findings.push(finding('global', 'new Function', where(node)));
    else if (ABSENT_GLOBALS.has(node.text))
      findings.push(finding('global', node.text, where(node)));
  }
  return findings;
}

/**
 * Forbidden globals and too-new syntax in every built script.
 * @param {Project} project
 * @returns {Finding[]}
 */
function scripts(project) {
  return project.files
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => scanScript(file, readText(project, file)));
}

module.exports = { scripts };
