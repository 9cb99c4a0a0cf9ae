import type { Choice } from '@ccc/protocol';
import { foldKeyword } from '../keyword';
import { FLOW_LIMITS } from '../limits';
import type { InvitationSettings } from '../model';
import type { FlowInput } from '../run-model';
import type { JsonSchema } from '../validate/json-schema';
import type { NodeContext, NodeMove, NodeText } from './node-behaviour';
import { LABEL, optionalText } from './node-fields';

/** The settings that an invitation must have. */
export const INVITATION_FIELDS = {
  text: optionalText('邀请文案', 'Invitation'),
  timeoutSeconds: {
    type: 'integer',
    title: '等待时间（秒）',
    description: 'Time to wait in seconds',
    minimum: 1,
    maximum: FLOW_LIMITS.invitationMaxSeconds,
  },
} as const satisfies Record<string, JsonSchema>;

/** The way past an invitation that need not be offered. */
export const SKIP_FIELD = {
  skipText: { ...LABEL, title: '跳过选项', description: 'Choice to skip' },
} as const satisfies Record<string, JsonSchema>;

/** The texts of an invitation. */
export function invitationTexts({ text }: InvitationSettings): NodeText[] {
  return [{ field: 'text', text, variables: [] }];
}

/** Invites, and waits. */
export function invite(
  node: InvitationSettings,
  to: 'rated' | 'left',
  context: NodeContext,
): NodeMove {
  context.visit();
  context.invite(to, node.text, skipChoice(node));
  const dueAt = (context.now ?? 0) + node.timeoutSeconds * 1000;
  return { wait: { awaiting: to === 'rated' ? 'rating' : 'leave', dueAt } };
}

/** Why there is no answer, as a branch; null: that is not so. */
export function lapseOf(
  { skipText }: InvitationSettings,
  input: FlowInput,
): 'skipped' | 'timeout' | null {
  if (input.type === 'timeout') return 'timeout';
  const isSkip =
    input.type === 'reply' &&
    skipText !== undefined &&
    foldKeyword(input.text) === foldKeyword(skipText);
  return isSkip ? 'skipped' : null;
}

/** Words are no answer to an invitation: it is said again, so that they do not go unheard. */
export function sayAgain(node: InvitationSettings, context: NodeContext): void {
  context.say(node.text, skipChoice(node));
}

function skipChoice({ skipText }: InvitationSettings): Choice[] | undefined {
  return skipText === undefined ? undefined : [{ keyword: skipText, label: skipText }];
}
