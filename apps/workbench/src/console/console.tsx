import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { usePreferences } from '../app/preferences';
import { CONSOLE_PAGES, type ConsolePage, type ConsolePageProps } from './console-pages';
import styles from './console.module.css';

interface Props extends ConsolePageProps {
  shown: ConsolePage;
  /** To the desk. */
  onLeave(): void;
}

/** 管理: the pages for administrators, in the place of the desk's columns. */
export function Console({ shown, files, onLeave }: Props) {
  const { t } = usePreferences();
  return (
    <div className={styles.console} data-testid="console">
      <nav className={styles.nav} aria-label={t('console.title')}>
        <Button type="text" icon={<ArrowLeftOutlined aria-hidden />} onClick={onLeave}>
          {t('console.leave')}
        </Button>
        <ul>
          {CONSOLE_PAGES.map(({ path, title }) => (
            <li key={path}>
              <a href={`#${path}`} aria-current={path === shown.path ? 'page' : undefined}>
                {t(title)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main className={styles.page}>
        <shown.Page files={files} />
      </main>
    </div>
  );
}
