import { PaperClipOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useRef } from 'react';
import { usePreferences } from '../app/preferences';
import { ACCEPTED } from './read-media';

/** Opens the file dialog for pictures, videos and documents. */
export function AttachButton({ onFiles }: { onFiles(files: File[]): void }) {
  const { t } = usePreferences();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Tooltip title={t('composer.attachHint')}>
        <Button
          type="text"
          icon={<PaperClipOutlined aria-hidden />}
          aria-label={t('composer.attach')}
          onClick={() => input.current?.click()}
        />
      </Tooltip>
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
