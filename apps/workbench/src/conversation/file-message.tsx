import {
  FileExcelFilled,
  FileImageFilled,
  FilePdfFilled,
  FilePptFilled,
  FileTextFilled,
  FileWordFilled,
  FileZipFilled,
} from '@ant-design/icons';
import type { DocumentContent } from '@ccc/core';
import { usePreferences } from '../app/preferences';
import { fileFamily, sizeText, splitName, type FileFamily } from '../model/file-look';
import styles from './file-message.module.css';

interface Props {
  file: DocumentContent;
  /** Of the upload, 0 to 1. */
  progress: number | undefined;
}

const ICONS: Record<FileFamily, typeof FileTextFilled> = {
  pdf: FilePdfFilled,
  word: FileWordFilled,
  sheet: FileExcelFilled,
  slides: FilePptFilled,
  archive: FileZipFilled,
  picture: FileImageFilled,
  other: FileTextFilled,
};

/** A document; a click downloads it under its own name. */
export function FileMessage({ file, progress }: Props) {
  const { t } = usePreferences();
  const { name, bytes, url } = file;
  const family = fileFamily(name);
  const Icon = ICONS[family];
  const size = sizeText(bytes);
  const [head, tail] = splitName(name);

  return (
    <a
      className={styles.file}
      data-testid="file"
      href={url}
      download={name}
      title={name}
      aria-label={t('thread.file', { name, size })}
    >
      <Icon className={styles.icon} data-family={family} aria-hidden />
      <span className={styles.text}>
        <span className={styles.name}>
          <span className={styles.head}>{head}</span>
          <span className={styles.tail}>{tail}</span>
        </span>
        <span className={styles.size}>
          {progress === undefined
            ? size
            : t('thread.uploading', { percent: Math.round(progress * 100) })}
        </span>
      </span>
    </a>
  );
}
