import { PictureOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useRef } from 'react';
import { usePreferences } from '../app/preferences';
import { PICTURE_TYPES } from './read-picture';

/** Opens the file dialog for pictures. */
export function PictureButton({ onFiles }: { onFiles(files: File[]): void }) {
  const { t } = usePreferences();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Tooltip title={t('composer.pictureHint')}>
        <Button
          type="text"
          icon={<PictureOutlined aria-hidden />}
          aria-label={t('composer.picture')}
          onClick={() => input.current?.click()}
        />
      </Tooltip>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={PICTURE_TYPES.join(',')}
        aria-label={t('composer.picture')}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
    </>
  );
}
