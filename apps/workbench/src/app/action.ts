import { CccError, textOf, type Language } from '@ccc/protocol';
import { App } from 'antd';
import { useCallback, useState } from 'react';
import { usePreferences } from './preferences';

/** What to tell the agent of something that went wrong. */
export function problemText(error: unknown, language: Language): string {
  return error instanceof CccError ? error.text(language) : textOf('unknown', language);
}

/** Runs one thing at a time for a button: whether it runs, and a message when it fails. */
export function useAction(): [pending: boolean, run: (action: () => Promise<void>) => void] {
  const { language } = usePreferences();
  const { message } = App.useApp();
  const [pending, setPending] = useState(false);

  const run = useCallback(
    (action: () => Promise<void>) => {
      setPending(true);
      action()
        .catch((error: unknown) => message.error(problemText(error, language)))
        .finally(() => setPending(false));
    },
    [language, message],
  );
  return [pending, run];
}
