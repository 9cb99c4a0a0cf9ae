import { RATING_MODES } from '@ccc/protocol';
import { FLOW_LIMITS } from '../limits';
import type { EndNode } from '../model';
import type { NodeBehaviour } from './node-behaviour';
import { nodeSchema, optionalText } from './node-fields';

/** 结束: every path ends here. Its settings rule the agent's service before it is reached: see `servicePhase`. */
export const END: NodeBehaviour<EndNode> = {
  schema: nodeSchema(
    'end',
    '结束',
    'End',
    {
      replyTimeoutSeconds: {
        type: 'integer',
        title: '用户应答超时自动结束（秒）',
        description: 'Reply timeout in seconds',
        minimum: 0,
        maximum: FLOW_LIMITS.replyTimeoutMaxSeconds,
      },
      timeoutText: optionalText('超时自动结束提示语', 'Timeout text'),
      agentEndText: optionalText('客服结束提示语', 'Agent end text'),
    },
    {
      rating: {
        type: 'string',
        title: '满意度评价',
        description: 'Rating',
        enum: RATING_MODES,
      },
    },
  ),
  exits: () => [],
  texts: (node) => [
    { field: 'timeoutText', text: node.timeoutText, variables: ['StaffNo'] },
    { field: 'agentEndText', text: node.agentEndText, variables: ['StaffNo'] },
  ],
  enter(_node, context) {
    context.visit();
    context.end();
    return { wait: { awaiting: 'ended' } };
  },
  receive: () => null,
};
