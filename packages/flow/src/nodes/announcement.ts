import { FLOW_LIMITS } from '../limits';
import type { QueueAnnouncement } from '../model';
import type { FlowSnapshot } from '../run-model';
import type { ObjectSchema } from '../validate/json-schema';
import { fillVariables } from '../variables';
import type { NodeFault, NodeText } from './node-behaviour';
import { PROMPT_FIELDS, PROMPT_SOUND } from './prompt-fields';

/** 排队播报, as a setting. */
export const ANNOUNCEMENT_FIELD = {
  announcement: {
    type: 'object',
    title: '排队播报',
    description: 'Queue announcement',
    required: ['text', 'everySeconds'],
    properties: {
      ...PROMPT_FIELDS,
      ...PROMPT_SOUND,
      everySeconds: {
        type: 'integer',
        title: '播报间隔（秒）',
        description: 'Seconds between announcements',
        minimum: FLOW_LIMITS.announceMinSeconds,
        maximum: FLOW_LIMITS.announceMaxSeconds,
      },
    },
  } satisfies ObjectSchema,
} as const;

interface Announcing {
  announcement?: QueueAnnouncement;
}

/** The text of it, where there is one. */
export function announcementTexts({ announcement }: Announcing): NodeText[] {
  if (announcement === undefined) return [];
  return [{ field: 'announcement', text: announcement.text, variables: ['WaitNo'] }];
}

/** Neither words nor a sound. */
export function announcementFaults({ announcement }: Announcing): NodeFault[] {
  if (!announcement || announcement.sound !== undefined) return [];
  if (announcement.text.trim() !== '') return [];
  const zh = '“排队播报”的播放内容和播放声音不能都为空';
  const en = 'The queue announcement has neither a text nor a sound';
  return [{ code: 'announcement.empty', 'zh-CN': zh, en }];
}

/** What callers who wait where a flow stands hear again and again; null: music alone. */
export function announcementOf(snapshot: FlowSnapshot | null): QueueAnnouncement | null {
  const isWaiting = snapshot?.awaiting === 'agent' || snapshot?.awaiting === 'serviceEnd';
  return isWaiting ? (snapshot.announcement ?? null) : null;
}

/** The same in the words for a caller with `ahead` people before them. */
export function announcedWords(
  snapshot: FlowSnapshot,
  ahead: number,
): { text: string; sound?: string } | null {
  const announcement = announcementOf(snapshot);
  if (!announcement) return null;
  const { text, sound } = announcement;
  const values = { ...snapshot.variables, WaitNo: String(ahead) };
  return { text: fillVariables(text, values), ...(sound === undefined ? {} : { sound }) };
}
