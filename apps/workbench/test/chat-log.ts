import type { ChatItem, MessageItem, Notice, Sender } from '@ccc/core';
import {
  asId,
  type AgentCard,
  type AgentId,
  type CustomerId,
  type SessionId,
  type SkillGroupId,
} from '@ccc/protocol';

export const SESSION = asId<SessionId>('session-1');
export const GROUP = { id: asId<SkillGroupId>('group-1'), name: '产品咨询客服1组' };
export const CUSTOMER = { id: asId<CustomerId>('customer-1'), nickname: '王小明' };
export const ME: AgentCard = { id: asId<AgentId>('agent-1'), staffNo: '000010', nickname: '阿狸' };
export const OTHER: AgentCard = {
  id: asId<AgentId>('agent-2'),
  staffNo: '000011',
  nickname: '小北',
};

export const byCustomer: Sender = { kind: 'customer', customer: CUSTOMER };
export const byFlow: Sender = { kind: 'system' };
export const byMe: Sender = { kind: 'agent', agent: ME };
export const byOther: Sender = { kind: 'agent', agent: OTHER };

/** Writes a conversation, numbering its items; a second passes between two of them. */
export class ChatLog {
  readonly items: ChatItem[] = [];
  #at = Date.UTC(2026, 0, 5, 2, 0, 0);

  say(
    sender: Sender,
    text: string,
    change: Partial<MessageItem> & { afterMs?: number } = {},
  ): this {
    const { afterMs = 1000, ...item } = change;
    this.#at += afterMs;
    const seq = this.items.length + 1;
    this.items.push({
      kind: 'message',
      key: `key-${seq}`,
      session: SESSION,
      seq,
      at: this.#at,
      isOwn: sender.kind === 'agent' && sender.agent?.id === ME.id,
      sender,
      content: { type: 'text', text },
      delivery: 'sent',
      code: undefined,
      ...item,
    });
    return this;
  }

  note(notice: Notice): this {
    this.#at += 1000;
    const seq = this.items.length + 1;
    this.items.push({
      kind: 'notice',
      key: `key-${seq}`,
      session: SESSION,
      seq,
      at: this.#at,
      notice,
    });
    return this;
  }

  accepted(agent: AgentCard = ME): this {
    return this.note({ name: 'queued', group: GROUP, ahead: 0 }).note({ name: 'accepted', agent });
  }

  ended(): this {
    return this.note({ name: 'ended', closeBy: 'client', reason: 'ok' });
  }
}
