import { PaperClipOutlined } from '@ant-design/icons';
import { useRef } from 'react';
import { IconButton } from '../app/icon-button';
import { usePreferences } from '../app/preferences';
import { ACCEPTED } from './read-media';

/** Opens the file dialog for pictures, videos and documents. */
export function AttachButton({ onFiles }: { onFiles(files: File[]): void }) {
  const { t } = usePreferences();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton
        label={t('composer.attach')}
        hint={t('composer.attachHint')}
        icon={<PaperClipOutlined aria-hidden />}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={ACCEPTED}
        aria-label={t('composer.attach')}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
    </>
  );
}
