/** What a key press asks for. */
export type ShortcutAction =
  | 'accept'
  | 'decline'
  | 'previousTask'
  | 'nextTask'
  | 'focusComposer'
  | 'focusFinish'
  | 'transfer'
  | 'toggleNote'
  | 'togglePanel'
  | 'openStatus'
  | 'toggleAutoAccept'
  | 'mute'
  | 'hold'
  | 'camera'
  | 'help';

/** What is read from a key press. */
export interface KeyPress {
  key: string;
  code: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  /** Whether the key means something where the focus is: a field, a button, a menu. */
  isTaken: boolean;
  /** Whether the focus is where words are written. */
  isTyping: boolean;
}

/** The keys of the call that is talked in: alone where they mean no letter, and with Alt everywhere. */
export const CALL_KEYS = { mute: 'M', hold: 'H', camera: 'V' } as const;

export type CallAction = keyof typeof CALL_KEYS;

const CALL_ACTIONS: readonly CallAction[] = ['mute', 'hold', 'camera'];

/** The actions of a call by what a key press names its letter. */
const callKeys = (nameOf: (letter: string) => string): Record<string, CallAction> =>
  Object.fromEntries(CALL_ACTIONS.map((action) => [nameOf(CALL_KEYS[action]), action]));

/** By `code`, since Alt makes other characters of the letters on some keyboards. */
const WITH_ALT: Readonly<Record<string, ShortcutAction>> = {
  KeyA: 'accept',
  KeyR: 'decline',
  ArrowUp: 'previousTask',
  ArrowDown: 'nextTask',
  KeyC: 'focusComposer',
  KeyE: 'focusFinish',
  KeyT: 'transfer',
  KeyN: 'toggleNote',
  KeyP: 'togglePanel',
  KeyS: 'openStatus',
  KeyQ: 'toggleAutoAccept',
  ...callKeys((letter) => `Key${letter}`),
};

/** Bare letters, where they mean no letter. */
const ALONE: Readonly<Record<string, ShortcutAction>> = {
  ...callKeys((letter) => letter.toLowerCase()),
  '?': 'help',
};

/** The action of a key press. Enter and Esc answer an offer only while they mean nothing else. */
export function shortcutOf(press: KeyPress): ShortcutAction | undefined {
  if (press.ctrlKey || press.metaKey) return undefined;
  if (press.altKey) return WITH_ALT[press.code];
  if (!press.isTyping && Object.hasOwn(ALONE, press.key.toLowerCase())) {
    return ALONE[press.key.toLowerCase()];
  }
  if (press.key === 'Enter' && !press.isTaken) return 'accept';
  if (press.key === 'Escape' && !press.isTaken) return 'decline';
  return undefined;
}
