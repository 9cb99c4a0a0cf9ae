import type { PromptSettings } from '../model';
import type { JsonSchema, StringSchema } from '../validate/json-schema';
import type { NodeFault } from './node-behaviour';
import { ID_PATTERN, optionalText } from './node-fields';

const SOUND_FIELDS = new WeakSet<JsonSchema>();

/** The text of a prompt. */
export const PROMPT_FIELDS = { text: optionalText('播放内容', 'Prompt text') } as const;

/** The id of an uploaded sound. */
export function soundField(title: string, description: string): StringSchema {
  const field: StringSchema = { type: 'string', title, description, pattern: ID_PATTERN };
  SOUND_FIELDS.add(field);
  return field;
}

/** Whether a setting is the id of an uploaded sound. */
export function isSoundField(field: JsonSchema): boolean {
  return SOUND_FIELDS.has(field);
}

/** The sound of a prompt, which it need not have. */
export const PROMPT_SOUND = { sound: soundField('播放声音', 'Prompt sound') } as const;

/** Neither words nor a sound: there is nothing to be heard. */
export function promptFaults({ text, sound }: PromptSettings): NodeFault[] {
  if (sound !== undefined || text.trim() !== '') return [];
  const zh = '“播放内容”和“播放声音”不能都为空';
  return [{ code: 'prompt.empty', 'zh-CN': zh, en: 'There is neither a prompt text nor a sound' }];
}
