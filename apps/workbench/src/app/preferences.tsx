import type { Language } from '@ccc/protocol';
import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import { translatorOf, type Translate } from '../i18n/translate';
import type { Scheme } from '../theme/tokens';
import { useMedia } from './media';
import {
  readPreferences,
  withQuery,
  writePreferences,
  type Preferences,
} from './preferences-store';

interface PreferencesContext {
  preferences: Preferences;
  /** The scheme that holds, once the system had its say. */
  scheme: Scheme;
  language: Language;
  t: Translate;
  change(part: Partial<Preferences>): void;
}

const Context = createContext<PreferencesContext | undefined>(undefined);

export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [preferences, setPreferences] = useState(() =>
    withQuery(readPreferences(window.localStorage), window.location.search),
  );
  const systemIsDark = useMedia('(prefers-color-scheme: dark)');

  const change = useCallback((part: Partial<Preferences>) => {
    setPreferences((before) => {
      const after = { ...before, ...part };
      writePreferences(window.localStorage, after);
      return after;
    });
  }, []);

  const value = useMemo<PreferencesContext>(() => {
    const { language, theme } = preferences;
    const system: Scheme = systemIsDark ? 'dark' : 'light';
    return {
      preferences,
      scheme: theme === 'system' ? system : theme,
      language,
      t: translatorOf(language),
      change,
    };
  }, [preferences, systemIsDark, change]);

  return <Context value={value}>{children}</Context>;
}

/** Language, theme and sound of this browser, and the words that follow from them. */
export function usePreferences(): PreferencesContext {
  const value = use(Context);
  if (!value) throw new Error('usePreferences needs a PreferencesProvider above it.');
  return value;
}
