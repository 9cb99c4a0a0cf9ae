import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import type { Translate } from '../i18n/translate';

interface Props {
  t: Translate;
  children: ReactNode;
}

/** A fault of this page ends here: nothing is lost, the log is with the service. */
export class CrashBoundary extends Component<Props, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    const { t, children } = this.props;
    if (!this.state.crashed) return children;
    return (
      <Result
        status="error"
        title={t('app.crashed')}
        subTitle={t('app.crashedHint')}
        extra={
          <Button type="primary" onClick={() => window.location.reload()}>
            {t('app.reload')}
          </Button>
        }
      />
    );
  }
}
