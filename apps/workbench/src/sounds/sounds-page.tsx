import { ReloadOutlined, SearchOutlined, UploadOutlined } from '@ant-design/icons';
import { SOUND_LIMITS, type Sound } from '@ccc/protocol';
import { Alert, Button, Input } from 'antd';
import { useCallback, useRef, useState, type DragEvent } from 'react';
import { problemText } from '../app/action';
import { usePreferences } from '../app/preferences';
import type { ConsolePageProps } from '../console/console-pages';
import { EmptyList } from '../tasks/empty-list';
import { RenameDialog } from './rename-dialog';
import { SoundTable } from './sound-table';
import { UploadList } from './upload-list';
import { useSounds } from './use-sounds';
import { useUploads } from './use-uploads';
import styles from './sounds.module.css';

const ACCEPTED = '.wav,.mp3,audio/wav,audio/mpeg';

/** 声音: what prompts of flows may sound like. Files are chosen, or dropped anywhere on the page. */
export function SoundsPage({ files }: ConsolePageProps) {
  const { t, language } = usePreferences();
  const sounds = useSounds();
  const uploads = useUploads(files, sounds.read);
  const chooser = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const [renamed, setRenamed] = useState<Sound>();
  const [isOver, setOver] = useState(false);
  const { read } = sounds;
  const wanted = words.trim().toLowerCase();
  const shown = sounds.list.filter(({ name, uploadedBy, usedBy }) =>
    [name, uploadedBy?.name ?? '', ...usedBy.map((use) => use.name)]
      .join('\n')
      .toLowerCase()
      .includes(wanted),
  );
  const closeRename = useCallback(() => {
    setRenamed(undefined);
    read();
  }, [read]);

  const drag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    uploads.add(event.dataTransfer.files);
  };
  const limits = { size: SOUND_LIMITS.maxBytes >> 20, minutes: SOUND_LIMITS.maxSeconds / 60 };

  return (
    <section
      className={styles.page}
      aria-labelledby="sounds-title"
      data-testid="sounds"
      data-over={isOver}
      onDragOver={drag}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
          setOver(false);
      }}
      onDrop={drop}
    >
      <header className={styles.head}>
        <div>
          <h1 id="sounds-title">{t('sounds.title')}</h1>
          <p>{t('sounds.hint', limits)}</p>
        </div>
        <Input
          allowClear
          className={styles.search}
          type="search"
          value={words}
          prefix={<SearchOutlined aria-hidden />}
          aria-label={t('sounds.search')}
          placeholder={t('sounds.search')}
          onChange={({ target }) => setWords(target.value)}
        />
        <Button
          type="primary"
          icon={<UploadOutlined aria-hidden />}
          data-testid="sound-choose"
          onClick={() => chooser.current?.click()}
        >
          {t('sounds.upload')}
        </Button>
        <input
          ref={chooser}
          hidden
          multiple
          type="file"
          accept={ACCEPTED}
          data-testid="sound-files"
          onChange={({ target }) => {
            uploads.add(target.files ?? []);
            target.value = '';
          }}
        />
      </header>
      <UploadList uploads={uploads.list} onDismiss={uploads.dismiss} />
      {sounds.state === 'failed' && (
        <Alert
          className={styles.failed}
          type="error"
          showIcon
          role="alert"
          title={problemText(sounds.error, language)}
          action={
            <Button size="small" icon={<ReloadOutlined aria-hidden />} onClick={read}>
              {t('sounds.again')}
            </Button>
          }
        />
      )}
      <SoundTable
        sounds={shown}
        isLoading={sounds.state === 'loading'}
        empty={
          sounds.state !== 'ready' ? (
            <div className={styles.pending} />
          ) : wanted === '' ? (
            <EmptyList title={t('sounds.empty')} hint={t('sounds.emptyHint')} />
          ) : (
            <EmptyList title={t('sounds.noneFound')} hint={t('sounds.noneFoundHint')} />
          )
        }
        onRename={setRenamed}
        onRemoved={read}
      />
      {isOver && (
        <p className={styles.drop} aria-hidden>
          {t('sounds.drop')}
        </p>
      )}
      {renamed && <RenameDialog key={renamed.id} sound={renamed} onDone={closeRename} />}
    </section>
  );
}
