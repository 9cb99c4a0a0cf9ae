import { CheckCircleFilled, CloseCircleFilled, QuestionCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { usePreferences } from '../app/preferences';
import styles from './readiness-dialog.module.css';

/** `open`: not tried yet. */
export type CheckResult = 'good' | 'bad' | 'open';

const ICONS = { good: CheckCircleFilled, bad: CloseCircleFilled, open: QuestionCircleFilled };

interface Props {
  name: string;
  result: CheckResult;
  title: string;
  /** The result in words, with what to do about it. */
  text: string;
  /** What the agent can press. */
  children?: ReactNode;
}

/** One thing that was looked at. */
export function CheckRow({ name, result, title, text, children }: Props) {
  const { t } = usePreferences();
  const Icon = ICONS[result];
  return (
    <li className={styles.row} data-result={result} data-check={name}>
      <span className={styles.icon}>
        <Icon aria-hidden />
        <span className="ccc-hidden">{t(`check.result.${result}`)}</span>
      </span>
      <div className={styles.what}>
        <strong>{title}</strong>
        <span role="status">{text}</span>
        {children && <div className={styles.actions}>{children}</div>}
      </div>
    </li>
  );
}
