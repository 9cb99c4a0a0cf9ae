import type { RatingNode } from '../model';
import {
  INVITATION_FIELDS,
  SKIP_FIELD,
  invitationTexts,
  invite,
  lapseOf,
  sayAgain,
} from './invitation';
import type { NodeBehaviour } from './node-behaviour';
import { NEXT, VARIABLE_PATTERN, nodeSchema } from './node-fields';

/**
 * 满意度评价: invites the customer to rate. The rating itself is the session's: the flow is only told.
 *
 * ```
 * enter → rating ──rated: score──► next
 *              │ └──skipped, timeout: no score──► next
 *              └──any other words: the invitation again──► rating
 * ```
 */
export const RATING: NodeBehaviour<RatingNode> = {
  schema: nodeSchema(
    'rating',
    '满意度评价',
    'Rating',
    { ...INVITATION_FIELDS, next: NEXT },
    {
      ...SKIP_FIELD,
      variable: {
        type: 'string',
        title: '变量名',
        description: 'Variable',
        pattern: VARIABLE_PATTERN,
      },
    },
  ),
  exits: (node) => [node.next],
  texts: invitationTexts,
  enter: (node, context) => invite(node, 'rated', context),
  receive(node, wait, input, context) {
    if (wait.awaiting !== 'rating') return null;
    const lapse = lapseOf(node, input);
    if (lapse === null && input.type !== 'rated') {
      if (input.type !== 'reply') return null;
      sayAgain(node, context);
      return { wait: { awaiting: 'rating', dueAt: wait.dueAt } };
    }
    if (node.variable !== undefined) {
      context.set(node.variable, input.type === 'rated' ? String(input.score) : '');
    }
    context.visit(lapse ?? 'rated');
    return { to: node.next };
  },
};
