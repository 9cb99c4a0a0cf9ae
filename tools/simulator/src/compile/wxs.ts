import { parse } from 'acorn';
import type { CallExpression, Literal, MemberExpression, Node } from 'acorn';
import { applyEdits, parseFault, walk } from './ecma-walk';
import type { Edit } from './ecma-walk';

/** WXS turned into JavaScript that behaves alike. */
export interface WxsResult {
  readonly code: string;
  /** Arguments of `require`, as written. */
  readonly requests: readonly string[];
  readonly fault?: { message: string; line?: number; column?: number };
}

const isMember = (node: Node): node is MemberExpression => node.type === 'MemberExpression';
const isCall = (node: Node): node is CallExpression => node.type === 'CallExpression';

function stringLiteral(node: Node | undefined): (Literal & { value: string }) | undefined {
  if (node?.type !== 'Literal') return undefined;
  const candidate = node as Literal;
  return typeof candidate.value === 'string' ? { ...candidate, value: candidate.value } : undefined;
}

function readsConstructor(node: MemberExpression): boolean {
  if (!node.computed)
    return node.property.type === 'Identifier' && node.property.name === 'constructor';
  return stringLiteral(node.property)?.value === 'constructor';
}

/**
 * Rewrites what differs between WXS and JavaScript: `x.constructor` is a type name, the pattern of
 * `getRegExp` keeps its backslashes, `require` takes a file name with extension. WXS is ES5 at most,
 * so newer syntax is a fault here as it is on a phone.
 */
export function compileWxs(source: string): WxsResult {
  const edits: Edit[] = [];
  const requests: string[] = [];
  try {
    walk(parse(source, { ecmaVersion: 5, locations: true }), (node) => {
      if (isMember(node) && readsConstructor(node)) {
        edits.push({ start: node.start, end: node.start, text: '$constructorName(' });
        edits.push({ start: node.object.end, end: node.end, text: ')' });
      }
      if (!isCall(node) || node.callee.type !== 'Identifier') return;
      const argument = stringLiteral(node.arguments[0]);
      if (argument === undefined) return;
      if (node.callee.name === 'require') {
        requests.push(argument.value);
        const text = JSON.stringify(argument.value.replace(/\.wxs$/, ''));
        edits.push({ start: argument.start, end: argument.end, text });
      }
      if (node.callee.name === 'getRegExp') {
        const text = JSON.stringify(source.slice(argument.start + 1, argument.end - 1));
        edits.push({ start: argument.start, end: argument.end, text });
      }
    });
  } catch (error) {
    return { code: '', requests: [], fault: parseFault(error) };
  }
  return { code: applyEdits(source, edits), requests };
}
