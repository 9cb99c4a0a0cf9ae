import type { RatingMode } from '@ccc/protocol';

/**
 * A session service flow (会话服务流) as a JSON document. Node kinds and their settings are
 * those of the documented product; texts may hold `${WaitNo}`, `${StaffNo}` and collected values.
 */
export interface FlowDefinition {
  schema: 1;
  id: string;
  name: string;
  nodes: FlowNode[];
}

interface NodeBase {
  /** Unique in the flow. */
  id: string;
  /** 标签: the name that people see. */
  label: string;
  /** Where the designer draws it. */
  position?: { x: number; y: number };
}

/** 开始. Exactly one. */
export interface StartNode extends NodeBase {
  kind: 'start';
  next: string;
}

/** 消息发送. */
export interface MessageNode extends NodeBase {
  kind: 'message';
  text: string;
  next: string;
}

/** One way out of a branch node. */
export interface FlowBranch {
  /** 分支名称. */
  name: string;
  /** 匹配关键词: any of them leads here; compared after trimming and folding width and case. */
  keywords: string[];
  next: string;
}

/** 分支: asks, waits for a keyword, says so when none fits and waits again. */
export interface BranchNode extends NodeBase {
  kind: 'branch';
  text: string;
  wrongInputText: string;
  branches: FlowBranch[];
}

/** Opening times of a day, `HH:MM`; `to` is the first minute that is closed and may be `24:00`. */
export interface HoursSpan {
  from: string;
  to: string;
}

/** 服务时间: goes on by whether the service is open. Nothing is said, nobody is waited for. */
export interface HoursNode extends NodeBase {
  kind: 'hours';
  /** Minutes ahead of UTC on the service's clock, all year. @default 480 (Beijing) */
  utcOffsetMinutes?: number;
  /** Days: 1 is Monday, 7 is Sunday. A night goes into two spans, until `24:00` and from `00:00`. */
  weekly: Array<HoursSpan & { days: number[] }>;
  /** `YYYY-MM-DD` with that day's own hours instead of the weekly ones; no spans: closed all day. */
  exceptions: Array<{ date: string; spans: HoursSpan[] }>;
  /** The way while open. */
  open: string;
  /** The way while closed. */
  closed: string;
}

/** What a node that checks answers does about wrong ones. */
export interface WrongInputSettings {
  wrongInputText: string;
  /** The wrong answer of this number takes the way `error`, and is not told so; 0: no limit. */
  maxErrors: number;
  /** Needed with a limit, unused without. */
  error?: string;
}

/** One choice of a menu. */
export interface MenuOption {
  label: string;
  /** The first one is what tapping sends. @default the number of the option, from 1 */
  keywords?: string[];
  next: string;
}

/** 菜单: shows choices; answered by tapping, or by typing a number, a label or a keyword. */
export interface MenuNode extends NodeBase, WrongInputSettings {
  kind: 'menu';
  text: string;
  options: MenuOption[];
}

/** What a collected value must look like. */
export const COLLECT_FORMS = ['text', 'number', 'phone', 'option'] as const;

/** 收集信息: asks, checks the answer and keeps it for later texts, where `${variable}` stands for it. */
export interface CollectNode extends NodeBase, WrongInputSettings {
  kind: 'collect';
  text: string;
  /** Starts with a small letter: the documented variables start with a capital. */
  variable: string;
  form: (typeof COLLECT_FORMS)[number];
  /** The labels to choose from, with the form `option` only. */
  options?: string[];
  next: string;
}

/** HTTP 请求: asks another service, keeps parts of its JSON answer in variables, and goes on by whether it answered. */
export interface HttpNode extends NodeBase {
  kind: 'http';
  method: 'GET' | 'POST' | 'PUT';
  /** Variables may stand behind the host; their values are URL-encoded. */
  url: string;
  /** JSON; variables may stand inside of quotes. @default no body */
  body?: string;
  timeoutMs: number;
  /** Repetitions after a failure. */
  retries: number;
  /** `default` is kept when the answer has nothing there, and after a failure. */
  fields: Array<{ path: string; variable: string; default: string }>;
  /** The way after an answer of 2xx. */
  next: string;
  /** The way after anything else. */
  failure: string;
}

/** 转人工. `group` is a skill group id. */
export interface TransferNode extends NodeBase {
  kind: 'transfer';
  group: string;
  /** Sent when nobody is free at once. */
  queueText: string;
  /** Sent when nobody is online. */
  failureText: string;
  /** Sent when an agent accepted; a caller hears it before the agent. */
  successText: string;
  /** Heard instead of it. @default the text is spoken */
  successSound?: string;
  /** 排队播报: heard by callers while they wait. @default they hear music alone */
  announcement?: QueueAnnouncement;
  /** Seconds of waiting before the customer goes on without an agent; 0 is never. @default 0 */
  queueTimeoutSeconds?: number;
  /** Sent then. @default nothing is said */
  queueTimeoutText?: string;
  /** Another group that goes on with who waits here; their place counts from when they began to wait. */
  overflow?: {
    group: string;
    /** Seconds of waiting before that; 0: only when nobody of the first group is online. */
    afterSeconds: number;
  };
  /** The way once the service is over. */
  next: string;
  /** The way when nobody is online. @default next */
  unavailable?: string;
  /** The way after waiting too long. @default next */
  timeout?: string;
}

/** What a node has that invites the customer to do something, and waits for it for a time. */
export interface InvitationSettings {
  /** Said with the invitation. */
  text: string;
  /** A choice below it, which goes on without an answer. @default none is offered */
  skipText?: string;
  /** Seconds until the flow goes on without an answer. */
  timeoutSeconds: number;
}

/** 满意度评价: invites the customer to rate, and goes on once it was done, was skipped or took too long. */
export interface RatingNode extends NodeBase, InvitationSettings {
  kind: 'rating';
  /** Keeps the score, `1` to `5`; empty when there is none. @default it is not kept */
  variable?: string;
  next: string;
}

/** 留言: offers the form to leave a message, and goes on by whether one was left. */
export interface LeaveMessageNode extends NodeBase, InvitationSettings {
  kind: 'leaveMessage';
  /** The way once a message was left. */
  next: string;
  /** The way when it was skipped or took too long. */
  otherwise: string;
}

/** A sound that was uploaded, or a text that is spoken; where nothing speaks, only the text is shown. */
export interface PromptSettings {
  /** Shown on the phone, and spoken unless there is a sound. */
  text: string;
  /** The id of an uploaded sound, heard instead of the text. @default the text is spoken */
  sound?: string;
}

/** What a caller hears as soon as they wait, and then again and again between the music. */
export interface QueueAnnouncement extends PromptSettings {
  /** From one to the next, counted from the beginning of the waiting. */
  everySeconds: number;
}

/** 放音: what a caller hears; goes on when it was heard to its end. In writing it is a message. */
export interface PromptNode extends NodeBase, PromptSettings {
  kind: 'prompt';
  /** How often it is heard. In writing it is said once. @default 1 */
  plays?: number;
  /** A key skips the rest. @default false */
  isInterruptible?: boolean;
  next: string;
}

/** What a node does that waits for keys: how long, and what it says about wrong ones and none. */
export interface KeySettings extends PromptSettings {
  /** Seconds without a key, from the end of what is said or the key before. */
  timeoutSeconds: number;
  timeoutText: string;
  timeoutSound?: string;
  wrongInputText: string;
  wrongInputSound?: string;
  /** The wrong key or time-out of this number, both counted together, takes a way out and is not told so. */
  maxErrors: number;
  /** The way after the last wrong key. */
  error: string;
  /** The way after the last time-out. */
  noKey: string;
}

/** One key of a key branch. */
export interface FlowKey {
  /** `0` to `9`, `*` or `#`. */
  key: string;
  /** 分支名称. */
  name: string;
  next: string;
}

/** 按键分支: says what the keys are for, and waits for one; a key cuts short what is said. */
export interface KeyBranchNode extends NodeBase, KeySettings {
  kind: 'keyBranch';
  keys: FlowKey[];
}

/** 收号: collects digits until the end key, `maxDigits`, or a time-out behind `minDigits`. */
export interface CollectDigitsNode extends NodeBase, KeySettings {
  kind: 'collectDigits';
  /** Starts with a small letter, as with {@link CollectNode}. */
  variable: string;
  /** @default 1 */
  minDigits?: number;
  maxDigits: number;
  /** @default '#' */
  endKey?: '#' | '*';
  next: string;
}

/** 结束. Carries what holds while the agent serves: every path must end here. */
export interface EndNode extends NodeBase {
  kind: 'end';
  /** 用户应答超时自动结束: seconds after an agent's message without a customer's answer; 0 is never. */
  replyTimeoutSeconds: number;
  timeoutText: string;
  agentEndText: string;
  /** 满意度评价: how the agent's service may be rated. @default 'afterEnd' */
  rating?: RatingMode;
}

/** Every kind of node under its name: a new kind is one line here. */
export interface NodeByKind {
  start: StartNode;
  message: MessageNode;
  branch: BranchNode;
  hours: HoursNode;
  menu: MenuNode;
  collect: CollectNode;
  http: HttpNode;
  transfer: TransferNode;
  rating: RatingNode;
  leaveMessage: LeaveMessageNode;
  prompt: PromptNode;
  keyBranch: KeyBranchNode;
  collectDigits: CollectDigitsNode;
  end: EndNode;
}

/** The name of a kind, as it stands in documents. */
export type FlowNodeKind = keyof NodeByKind;

/** A node of any kind; `kind` tells which. */
export type FlowNode = NodeByKind[FlowNodeKind];

/** A fault of a flow, with the node that has it. */
export interface FlowProblem {
  /** `area.reason`, stable. */
  code: string;
  node: string | null;
  label: string | null;
  'zh-CN': string;
  en: string;
}
