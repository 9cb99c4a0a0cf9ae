import type { DeskTask } from '@ccc/protocol';
import { useConversation } from '../conversation/use-conversation';
import { CustomerPanel } from '../customer/customer-panel';
import type { DeskModel } from './desk-model';
import type { SessionLog } from './session-log';
import { useOrigin } from './use-desk';

interface Props {
  task: DeskTask;
  model: DeskModel;
  log: SessionLog;
  now: number;
}

/** The panel beside the conversation, with what the log tells. */
export function CustomerSide({ task, model, log, now }: Props) {
  const view = useConversation(model.conversation(task.session));
  const origin = useOrigin(log, task.session);
  return <CustomerPanel task={task} view={view} origin={origin} now={now} />;
}
