import { Typography } from 'antd';
import type { ReactNode } from 'react';
import { usePreferences } from '../app/preferences';
import styles from './customer-panel.module.css';

/** One line of what is known. */
export function Fact({ name, children }: { name: string; children?: ReactNode }) {
  const { t } = usePreferences();
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children || t('customer.unknown')}</dd>
    </div>
  );
}

/** An id that can be taken along. */
export function Copyable({ text }: { text: string }) {
  const { t } = usePreferences();
  return (
    <Typography.Text
      className={styles.id}
      copyable={{ tooltips: [t('customer.copy'), t('customer.copied')] }}
    >
      {text}
    </Typography.Text>
  );
}
