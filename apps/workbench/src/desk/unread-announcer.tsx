import { usePreferences } from '../app/preferences';
import { previewText } from '../i18n/preview-text';
import type { DeskState } from './desk-model';

/** Says aloud what customers wrote in the conversations that are not shown; the shown one speaks itself. */
export function UnreadAnnouncer({ state }: { state: DeskState }) {
  const { t } = usePreferences();
  const lines = (state.snapshot?.tasks ?? []).flatMap((task) => {
    const summary = state.summaries.get(task.session);
    if (!summary?.unread || task.session === state.selected) return [];
    const author = task.customer.nickname;
    return [
      {
        key: task.session,
        text: t('thread.announce', { author, text: previewText(summary.lastText ?? '', t) }),
      },
    ];
  });
  return (
    <div className="ccc-hidden" aria-live="polite">
      {lines.map((line) => (
        <p key={line.key}>{line.text}</p>
      ))}
    </div>
  );
}
