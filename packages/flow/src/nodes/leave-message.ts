import type { LeaveMessageNode } from '../model';
import {
  INVITATION_FIELDS,
  SKIP_FIELD,
  invitationTexts,
  invite,
  lapseOf,
  sayAgain,
} from './invitation';
import type { NodeBehaviour } from './node-behaviour';
import { NEXT, nodeSchema } from './node-fields';

/**
 * 留言: offers the form to leave a message. The message itself is the session's: the flow is only told.
 *
 * ```
 * enter → leave ──left──► next
 *             │ └──skipped, timeout──► otherwise
 *             └──any other words: the invitation again──► leave
 * ```
 */
export const LEAVE_MESSAGE: NodeBehaviour<LeaveMessageNode> = {
  schema: nodeSchema(
    'leaveMessage',
    '留言',
    'Leave a message',
    {
      ...INVITATION_FIELDS,
      next: NEXT,
      otherwise: { ...NEXT, title: '未留言的下一节点', description: 'Next node without a message' },
    },
    SKIP_FIELD,
  ),
  exits: (node) => [node.next, node.otherwise],
  texts: invitationTexts,
  enter: (node, context) => invite(node, 'left', context),
  receive(node, wait, input, context) {
    if (wait.awaiting !== 'leave') return null;
    const lapse = lapseOf(node, input);
    if (lapse !== null) {
      context.visit(lapse);
      return { to: node.otherwise };
    }
    switch (input.type) {
      case 'left':
        context.visit('left');
        return { to: node.next };
      case 'reply':
        sayAgain(node, context);
        return { wait: { awaiting: 'leave', dueAt: wait.dueAt } };
      default:
        return null;
    }
  },
};
