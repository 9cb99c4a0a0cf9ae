import type { DeskSnapshot, DeskTask, SessionListItem } from '@ccc/protocol';
import { useConversation } from '../conversation/use-conversation';
import { CustomerPanel } from '../customer/customer-panel';
import { isHelper } from '../model/calls';
import type { PastSession } from '../past/use-past-session';
import type { DeskModel } from './desk-model';
import type { SessionLog } from './session-log';
import { useOrigin } from './use-desk';

interface Shared {
  me: Pick<DeskSnapshot['agent'], 'id' | 'role'>;
  tab: string;
  now: number;
  onTab(tab: string): void;
  onOpen(item: SessionListItem): void;
}

interface TaskProps extends Shared {
  task: DeskTask;
  model: DeskModel;
  log: SessionLog;
}

/** The panel beside a conversation on the desk, with what the log tells. */
export function CustomerSide({ task, model, log, ...shared }: TaskProps) {
  const { stage } = useConversation(model.conversation(task.session));
  const origin = useOrigin(log, task.session, stage.name !== 'opening');
  const about = {
    session: task.session,
    customer: task.customer.id,
    queuedAt: task.queuedAt,
    acceptedAt: task.acceptedAt,
    end: stage.name === 'ended' ? stage : undefined,
    origin,
  };
  return (
    <CustomerPanel
      customer={task.customer}
      groupName={task.group.name}
      about={about}
      isHelping={isHelper(task, shared.me.id)}
      {...shared}
    />
  );
}

interface PastProps extends Shared {
  item: SessionListItem;
  past: PastSession;
}

/** The panel beside a session that is read. */
export function PastSide({ item, past, ...shared }: PastProps) {
  const { stage, items } = past.view;
  const queued = items.find((each) => each.kind === 'notice' && each.notice.name === 'queued');
  const about = {
    session: item.session,
    customer: item.customer.id,
    queuedAt: queued?.at,
    acceptedAt: item.acceptedAt,
    end: stage.name === 'ended' ? stage : undefined,
    origin: past.origin,
  };
  return (
    <CustomerPanel
      customer={item.customer}
      groupName={item.group?.name}
      about={about}
      {...shared}
    />
  );
}
