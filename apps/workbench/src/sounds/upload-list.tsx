import { CloseOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { problemText } from '../app/action';
import { usePreferences } from '../app/preferences';
import type { Upload } from './use-uploads';
import styles from './sounds.module.css';

interface Props {
  uploads: readonly Upload[];
  onDismiss(id: number): void;
}

/** What is on its way, and what was refused and why. */
export function UploadList({ uploads, onDismiss }: Props) {
  const { t, language } = usePreferences();
  return (
    <ul className={styles.uploads} aria-live="polite">
      {uploads.map(({ id, name, progress, problem }) => (
        <li key={id} data-testid="sound-upload" data-refused={problem !== undefined}>
          <strong title={name}>{name}</strong>
          {problem === undefined ? (
            <>
              <Progress
                percent={Math.round(progress * 100)}
                size="small"
                aria-label={t('sounds.uploading', { name })}
              />
              <span>{progress < 1 ? '' : t('sounds.preparing')}</span>
            </>
          ) : (
            <>
              <span role="alert">{problemText(problem, language)}</span>
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden />}
                aria-label={t('sounds.dismiss', { name })}
                onClick={() => onDismiss(id)}
              />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
