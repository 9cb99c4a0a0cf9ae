import { EditOutlined } from '@ant-design/icons';
import type { Sound } from '@ccc/protocol';
import { Button, Table, Tag, type TableColumnsType } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { usePreferences } from '../app/preferences';
import { sizeText } from '../model/file-look';
import { RemoveSound } from './remove-sound';
import { SoundPlayer } from './sound-player';
import styles from './sounds.module.css';

interface Props {
  sounds: readonly Sound[];
  isLoading: boolean;
  /** What stands in the place of rows. */
  empty: ReactNode;
  onRename(sound: Sound): void;
  onRemoved(): void;
}

const byText = (of: (sound: Sound) => string) => (a: Sound, b: Sound) =>
  of(a).localeCompare(of(b), 'zh-CN');

/** The sounds, sorted by any of their columns. */
export function SoundTable({ sounds, isLoading, empty, onRename, onRemoved }: Props) {
  const { t, language } = usePreferences();
  const columns = useMemo<TableColumnsType<Sound>>(() => {
    const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
    return [
      {
        key: 'name',
        title: t('sounds.name'),
        ellipsis: true,
        sorter: byText(({ name }) => name),
        render: (_, { name }) => <strong title={name}>{name}</strong>,
      },
      {
        key: 'length',
        title: t('sounds.length'),
        width: 112,
        sorter: (a, b) => a.durationMs - b.durationMs,
        render: (_, sound) => <SoundPlayer sound={sound} />,
      },
      {
        key: 'size',
        title: t('sounds.size'),
        width: 88,
        sorter: (a, b) => a.bytes - b.bytes,
        render: (_, { bytes }) => <span className={styles.number}>{sizeText(bytes)}</span>,
      },
      {
        key: 'uploader',
        title: t('sounds.uploader'),
        width: 120,
        ellipsis: true,
        sorter: byText(({ uploadedBy }) => uploadedBy?.name ?? ''),
        render: (_, { uploadedBy }) => uploadedBy?.name ?? '–',
      },
      {
        key: 'at',
        title: t('sounds.at'),
        width: 176,
        defaultSortOrder: 'descend',
        sorter: (a, b) => a.createdAt - b.createdAt,
        render: (_, { createdAt }) => (
          <span className={styles.number}>{day.format(createdAt)}</span>
        ),
      },
      {
        key: 'uses',
        title: t('sounds.uses'),
        width: 208,
        sorter: (a, b) => a.usedBy.length - b.usedBy.length,
        render: (_, { usedBy }) =>
          usedBy.length === 0 ? (
            <span className={styles.none}>{t('sounds.unused')}</span>
          ) : (
            <span className={styles.uses}>
              {usedBy.map(({ flow, name, standing }) => (
                <Tag key={flow} title={name} variant="filled">
                  {t('sounds.use', { name, standing: t(`sounds.standing.${standing}`) })}
                </Tag>
              ))}
            </span>
          ),
      },
      {
        key: 'actions',
        title: <span className="ccc-hidden">{t('sounds.actions')}</span>,
        width: 88,
        render: (_, sound) => (
          <span className={styles.actions}>
            <Button
              type="text"
              icon={<EditOutlined aria-hidden />}
              aria-label={t('sounds.renameOf', { name: sound.name })}
              onClick={() => onRename(sound)}
            />
            <RemoveSound sound={sound} onDone={onRemoved} />
          </span>
        ),
      },
    ];
  }, [t, language, onRename, onRemoved]);

  return (
    <Table<Sound>
      rowKey="id"
      size="middle"
      tableLayout="fixed"
      scroll={{ x: 960 }}
      columns={columns}
      dataSource={[...sounds]}
      loading={isLoading}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: empty }}
      rowClassName={styles.row ?? ''}
    />
  );
}
