import { parse } from 'acorn';
import type { CallExpression, Identifier, MemberExpression, Node, Property } from 'acorn';
import type { Problem } from '../shared/problem';
import { parseFault, walk } from './ecma-walk';

/** What a module's source says without running it. */
export interface ScriptFacts {
  /** Literal arguments of `require`. */
  readonly requests: readonly string[];
  /** `options.styleIsolation` or `options.addGlobalClass` of a `Component` call. */
  readonly styleIsolation?: string;
  readonly problems: readonly Problem[];
}

const isCall = (node: Node): node is CallExpression => node.type === 'CallExpression';
const isProperty = (node: Node): node is Property => node.type === 'Property';

function literal(node: Node | undefined): unknown {
  return node?.type === 'Literal' && 'value' in node ? node.value : undefined;
}

/** `require`, or `require.async`, which loads another package first. */
function isRequire(callee: Node): boolean {
  if (callee.type === 'Identifier') return (callee as Identifier).name === 'require';
  if (callee.type !== 'MemberExpression') return false;
  const { object, property } = callee as MemberExpression;
  return (
    object.type === 'Identifier' &&
    object.name === 'require' &&
    property.type === 'Identifier' &&
    property.name === 'async'
  );
}

function propertyName(property: Property): string | undefined {
  return property.key.type === 'Identifier' ? property.key.name : String(literal(property.key));
}

/** Parses a CommonJS module of the built mini-program. */
export function readScript(file: string, source: string): ScriptFacts {
  const requests = new Set<string>();
  let styleIsolation: string | undefined;
  try {
    const tree = parse(source, {
      ecmaVersion: 'latest',
      sourceType: 'script',
      allowReturnOutsideFunction: true,
      allowHashBang: true,
      locations: true,
    });
    walk(tree, (node) => {
      if (isCall(node) && isRequire(node.callee)) {
        const request = literal(node.arguments[0]);
        if (typeof request === 'string') requests.add(request);
      } else if (isProperty(node)) {
        const name = propertyName(node);
        const value = literal(node.value);
        if (name === 'styleIsolation' && typeof value === 'string') styleIsolation = value;
        if (name === 'addGlobalClass' && value === true) styleIsolation ??= 'apply-shared';
      }
    });
  } catch (error) {
    const problem: Problem = {
      code: 'script.syntax',
      severity: 'error',
      file,
      ...parseFault(error),
    };
    return { requests: [], problems: [problem] };
  }
  return { requests: [...requests], problems: [], ...(styleIsolation && { styleIsolation }) };
}
