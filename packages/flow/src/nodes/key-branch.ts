import { toHalfWidth } from '../keyword';
import { FLOW_LIMITS } from '../limits';
import type { KeyBranchNode } from '../model';
import {
  KEY_FIELDS,
  KEY_SOUNDS,
  afterKeyError,
  askForKeys,
  keyTexts,
  runKeyTime,
} from './key-wait';
import type { NodeBehaviour, NodeFault } from './node-behaviour';
import { KEY_PATTERN, LABEL, NEXT, nodeSchema } from './node-fields';
import { promptFaults } from './prompt-fields';

/**
 * 按键分支: says what the keys are for and waits for one of them.
 *
 * ```
 * enter → keys ──played: the time for a key begins──► keys
 *          │ ├──a key of the node──► its way
 *          │ ├──another key: wrong key text, the prompt again──► keys, at last error
 *          └─┴──timeout: timeout text, the prompt again────────► keys, at last noKey
 * ```
 */
export const KEY_BRANCH: NodeBehaviour<KeyBranchNode> = {
  schema: nodeSchema(
    'keyBranch',
    '按键分支',
    'Key branch',
    {
      keys: {
        type: 'array',
        title: '按键',
        description: 'Keys',
        minItems: 1,
        maxItems: FLOW_LIMITS.keys,
        items: {
          type: 'object',
          required: ['key', 'name', 'next'],
          properties: {
            key: { type: 'string', title: '按键', description: 'Key', pattern: KEY_PATTERN },
            name: { ...LABEL, title: '分支名称', description: 'Branch name' },
            next: NEXT,
          },
        },
      },
      ...KEY_FIELDS,
    },
    KEY_SOUNDS,
  ),
  exits: (node) => [...new Set([...node.keys.map(({ next }) => next), node.error, node.noKey])],
  texts: keyTexts,
  faults: (node) => [...promptFaults(node), ...doubledKeys(node)],
  enter(node, context) {
    context.visit();
    return askForKeys(node, 0, context);
  },
  receive(node, wait, input, context) {
    if (wait.awaiting !== 'keys') return null;
    switch (input.type) {
      case 'played':
        return wait.dueAt === null ? runKeyTime(node, wait, '', context) : null;
      case 'timeout':
        return wait.dueAt === null ? null : afterKeyError(node, wait, 'noKey', context);
      case 'reply': {
        const pressed = toHalfWidth(input.text).trim();
        const found = node.keys.find(({ key }) => key === pressed);
        if (found === undefined) return afterKeyError(node, wait, 'error', context);
        context.visit(found.name);
        return { to: found.next };
      }
      default:
        return null;
    }
  },
};

function doubledKeys({ keys }: KeyBranchNode): NodeFault[] {
  return keys.flatMap(({ key }, index): NodeFault[] => {
    const isAgain = keys.findIndex((other) => other.key === key) < index;
    const en = `The key "${key}" stands twice`;
    return isAgain ? [{ code: 'key.doubled', 'zh-CN': `按键“${key}”重复`, en }] : [];
  });
}
