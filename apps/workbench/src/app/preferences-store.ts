import type { Language } from '@ccc/protocol';

export type ThemeChoice = 'system' | 'light' | 'dark';

/** What the agent chose for this browser. */
export interface Preferences {
  language: Language;
  theme: ThemeChoice;
  sound: boolean;
  /** Ids of the agents who accept by themselves at this browser: shared ones serve several. */
  autoAccept: readonly string[];
  /** Whether the check before going online was gone through here. */
  readinessSeen: boolean;
  /** Devices of calls, as the browser names them; empty: what the system prefers. */
  microphone: string;
  camera: string;
  speaker: string;
  /** The instance of the last login. */
  sdkAppId: number | undefined;
}

const KEY = 'ccc.workbench.preferences';

export const DEFAULTS: Preferences = {
  language: 'zh-CN',
  theme: 'system',
  sound: true,
  autoAccept: [],
  readinessSeen: false,
  microphone: '',
  camera: '',
  speaker: '',
  sdkAppId: undefined,
};

type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** Reads what was stored; whatever does not fit is the default. */
export function readPreferences(store: Store): Preferences {
  let stored: unknown;
  try {
    stored = JSON.parse(store.getItem(KEY) ?? '{}');
  } catch {
    return DEFAULTS;
  }
  const found: Record<string, unknown> = { ...(typeof stored === 'object' ? stored : {}) };
  const { language, theme, sound, autoAccept, readinessSeen, sdkAppId } = found;
  const { microphone, camera, speaker } = found;
  return {
    language: language === 'en' || language === 'zh-CN' ? language : DEFAULTS.language,
    theme: theme === 'light' || theme === 'dark' ? theme : DEFAULTS.theme,
    sound: typeof sound === 'boolean' ? sound : DEFAULTS.sound,
    autoAccept: Array.isArray(autoAccept) ? autoAccept.filter((id) => typeof id === 'string') : [],
    readinessSeen: readinessSeen === true,
    microphone: typeof microphone === 'string' ? microphone : '',
    camera: typeof camera === 'string' ? camera : '',
    speaker: typeof speaker === 'string' ? speaker : '',
    sdkAppId: typeof sdkAppId === 'number' ? sdkAppId : undefined,
  };
}

/** `?lang=en&theme=dark`, for a page that shows the desk in a frame: they go before what was stored. */
export function withQuery(preferences: Preferences, search: string): Preferences {
  const query = new URLSearchParams(search);
  const lang = query.get('lang');
  const theme = query.get('theme');
  return {
    ...preferences,
    ...(lang === 'en' || lang === 'zh-CN' ? { language: lang } : {}),
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
  };
}

/** Writes them; a browser that refuses to store keeps them for this visit only. */
export function writePreferences(store: Store, preferences: Preferences): void {
  try {
    store.setItem(KEY, JSON.stringify(preferences));
  } catch {
    return;
  }
}
