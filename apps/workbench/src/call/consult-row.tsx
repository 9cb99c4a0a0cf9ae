import { Button, Tooltip } from 'antd';
import { usePreferences } from '../app/preferences';
import { consultStanding, type DeskCall } from '../model/calls';
import styles from './call-panel.module.css';

interface Props {
  shown: DeskCall;
  /** Whether this desk is the one that was asked. */
  isHelping: boolean;
  pending: boolean;
  onHandOver(): void;
  onHold(isHeld: boolean): void;
  onEndConsult(): void;
}

/** How a consultation stands, and the ways out of it for whoever asked. */
export function ConsultRow(props: Props) {
  const { shown, isHelping, pending, onHandOver, onHold, onEndConsult } = props;
  const { t } = usePreferences();
  const { consult } = shown.task;
  if (!consult) return null;
  const standing = consultStanding(consult, shown.call);
  const isThere = consult.expiresAt === undefined;
  const agent = (isHelping ? consult.from : consult.agent).nickname;

  return (
    <div className={styles.consult} data-testid="consult" data-standing={standing}>
      <p role="status">{t(`consult.state.${standing}`, { agent })}</p>
      {isHelping && consult.note && <p className={styles.note}>{consult.note}</p>}
      {!isHelping && (
        <div className={styles.ways}>
          {isThere && (
            <>
              <Tooltip title={t('consult.handOverTo', { agent })}>
                <Button
                  size="small"
                  type="primary"
                  disabled={pending}
                  data-testid="consult-hand-over"
                  onClick={onHandOver}
                >
                  {t('consult.handOver')}
                </Button>
              </Tooltip>
              <Button
                size="small"
                disabled={pending}
                data-testid="consult-three"
                onClick={() => onHold(standing === 'three')}
              >
                {t(standing === 'three' ? 'consult.alone' : 'consult.three')}
              </Button>
            </>
          )}
          <Button size="small" disabled={pending} data-testid="consult-end" onClick={onEndConsult}>
            {t(isThere ? 'consult.takeBack' : 'consult.cancel')}
          </Button>
        </div>
      )}
    </div>
  );
}
