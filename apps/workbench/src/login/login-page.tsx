import { TranslationOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Input } from 'antd';
import { useId, useState } from 'react';
import { problemText } from '../app/action';
import type { Credentials } from '../app/agent-session';
import { loginPrefill, type PageConfig } from '../app/page-config';
import { usePreferences } from '../app/preferences';
import { Mark } from './mark';
import styles from './login-page.module.css';

interface Props {
  config: PageConfig;
  /** Whether the login before ended by itself. */
  expired: boolean;
  onLogin(credentials: Credentials): Promise<void>;
}

interface Fields {
  email: string;
  password: string;
  sdkAppId: string;
}

/** E-mail and password; the instance only where nothing else names it. */
export function LoginPage({ config, expired, onLogin }: Props) {
  const { t, language, change, preferences } = usePreferences();
  const [prefill] = useState(() =>
    loginPrefill(config, window.location.search, preferences.sdkAppId),
  );
  const [problem, setProblem] = useState<string>();
  const [pending, setPending] = useState(false);
  const titleId = useId();

  const submit = async ({ email, password, sdkAppId }: Fields) => {
    setPending(true);
    setProblem(undefined);
    try {
      await onLogin({ email: email.trim(), password, sdkAppId: Number(sdkAppId) });
    } catch (error) {
      setProblem(problemText(error, language));
      setPending(false);
    }
  };

  return (
    <main className={styles.page}>
      <Button
        className={styles.language}
        type="text"
        icon={<TranslationOutlined aria-hidden />}
        lang={language === 'en' ? 'zh-CN' : 'en'}
        onClick={() => change({ language: language === 'en' ? 'zh-CN' : 'en' })}
      >
        {t('bar.language')}
      </Button>
      <section className={styles.card} aria-labelledby={titleId}>
        <div className={styles.head}>
          <Mark />
          <h1 id={titleId}>{t('login.title')}</h1>
        </div>
        <div className={styles.note} aria-live="polite">
          {problem ? (
            <Alert type="error" showIcon title={problem} data-testid="login-problem" />
          ) : expired ? (
            <Alert type="warning" showIcon title={t('login.expired')} />
          ) : config.demo && prefill.email ? (
            <Alert type="info" showIcon title={t('login.demo')} />
          ) : null}
        </div>
        <Form<Fields>
          layout="vertical"
          size="large"
          requiredMark={false}
          data-testid="login-form"
          validateTrigger="onSubmit"
          initialValues={{ ...prefill, sdkAppId: prefill.sdkAppId?.toString() ?? '' }}
          onFinish={(fields) => void submit(fields)}
        >
          <Form.Item
            name="email"
            label={t('login.email')}
            rules={[
              { required: true, message: t('login.emailMissing') },
              { type: 'email', message: t('login.emailInvalid') },
            ]}
          >
            <Input autoComplete="username" inputMode="email" autoFocus={!prefill.email} />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('login.password')}
            rules={[{ required: true, message: t('login.passwordMissing') }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Form.Item
            name="sdkAppId"
            label={t('login.sdkAppId')}
            hidden={prefill.sdkAppId !== undefined}
            rules={[{ required: true, pattern: /^\d+$/, message: t('login.sdkAppIdMissing') }]}
          >
            <Input inputMode="numeric" autoComplete="off" />
          </Form.Item>
          <Button
            type="primary"
            htmlType="submit"
            block
            loading={pending}
            autoFocus={!!prefill.email}
          >
            {t('login.submit')}
          </Button>
        </Form>
        {prefill.sdkAppId !== undefined && (
          <p className={styles.instance}>
            {t('login.sdkAppId')} {prefill.sdkAppId}
          </p>
        )}
      </section>
    </main>
  );
}
