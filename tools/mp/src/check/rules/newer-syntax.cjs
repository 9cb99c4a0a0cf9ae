const typescript = require('typescript');

const { SyntaxKind } = typescript;

/**
 * Regular expressions are passed on untouched by compilers, and old WebViews die on them at load.
 * @param {string} text
 */
function newerRegExp(text) {
  const flags = text.slice(text.lastIndexOf('/') + 1);
  if (/[sdv]/.test(flags)) return `regular expression flag /${flags}`;
  if (/\(\?<[=!]/.test(text)) return 'regular expression lookbehind';
  if (/\(\?<[A-Za-z]/.test(text)) return 'named group in a regular expression';
  if (/\\p\{/i.test(text)) return 'Unicode property in a regular expression';
  return undefined;
}

/** @type {ReadonlyMap<import('typescript').SyntaxKind, string>} */
const NEWER_KINDS = new Map([
  [SyntaxKind.SpreadAssignment, 'object spread'],
  [SyntaxKind.PropertyDeclaration, 'class field'],
  [SyntaxKind.PrivateIdentifier, 'private name'],
  [SyntaxKind.BigIntLiteral, 'BigInt'],
  [SyntaxKind.QuestionDotToken, '?.'],
  [SyntaxKind.QuestionQuestionToken, '??'],
  [SyntaxKind.QuestionQuestionEqualsToken, '??='],
  [SyntaxKind.BarBarEqualsToken, '||='],
  [SyntaxKind.AmpersandAmpersandEqualsToken, '&&='],
  [SyntaxKind.ClassStaticBlockDeclaration, 'static block'],
]);

/**
 * @param {import('typescript').Node} node
 * @returns {string | undefined} Name of the syntax, when ES2017 does not have it.
 */
function newerSyntax(node) {
  const named = NEWER_KINDS.get(node.kind);
  if (named) return named;
  if (typescript.isRegularExpressionLiteral(node)) return newerRegExp(node.text);
  if (typescript.isCatchClause(node) && !node.variableDeclaration) return 'catch without a binding';
  if (typescript.isForOfStatement(node) && node.awaitModifier) return 'for await';
  if (node.kind === SyntaxKind.ImportKeyword && typescript.isCallExpression(node.parent)) {
    return 'import()';
  }
  if (typescript.isBindingElement(node) && node.dotDotDotToken) {
    return typescript.isObjectBindingPattern(node.parent) ? 'object rest' : undefined;
  }
  if (typescript.isFunctionLike(node) && 'asteriskToken' in node && node.asteriskToken) {
    const isAsync = typescript.getCombinedModifierFlags(node) & typescript.ModifierFlags.Async;
    return isAsync ? 'async generator' : undefined;
  }
  return undefined;
}

module.exports = { newerSyntax };
