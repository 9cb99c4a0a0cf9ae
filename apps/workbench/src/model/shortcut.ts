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
  KeyM: 'mute',
  KeyH: 'hold',
  KeyV: 'camera',
};

/** Bare letters, where they mean no letter. */
const ALONE: Readonly<Record<string, ShortcutAction>> = {
  m: 'mute',
  h: 'hold',
  v: 'camera',
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
