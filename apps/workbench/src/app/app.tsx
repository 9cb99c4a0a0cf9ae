import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useEffect, useLayoutEffect, useMemo } from 'react';
import { LoginPage } from '../login/login-page';
import { RepliesProvider } from '../replies/replies-provider';
import { DeskApiProvider } from '../service/desk-api-context';
import { antdTheme } from '../theme/antd-theme';
import { applyTheme } from '../theme/apply-theme';
import { useAgentSession } from './agent-session';
import { CrashBoundary } from './crash-boundary';
import { LoadingScreen } from './loading-screen';
import { useMedia } from './media';
import type { PageConfig } from './page-config';
import { PreferencesProvider, usePreferences } from './preferences';

const DeskPage = lazy(async () => ({ default: (await import('../desk/desk-page')).DeskPage }));

/** The whole page: the login, or the desk of whoever is logged in. */
export function App({ config }: { config: PageConfig }) {
  return (
    <PreferencesProvider>
      <Themed>
        <Content config={config} />
      </Themed>
    </PreferencesProvider>
  );
}

function Themed({ children }: { children: React.ReactNode }) {
  const { scheme, language, t } = usePreferences();
  const reducedMotion = useMedia('(prefers-reduced-motion: reduce)');
  const theme = useMemo(() => antdTheme(scheme, reducedMotion), [scheme, reducedMotion]);

  useLayoutEffect(() => applyTheme(document.documentElement, scheme), [scheme]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = t('app.title');
  }, [language, t]);

  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
    >
      <AntApp className="ccc-app" message={{ top: 64, maxCount: 3 }}>
        <CrashBoundary t={t}>{children}</CrashBoundary>
      </AntApp>
    </ConfigProvider>
  );
}

function Content({ config }: { config: PageConfig }) {
  const session = useAgentSession(config);
  if (!session.client || !session.files || !session.legs || !session.api) {
    return <LoginPage config={config} onLogin={session.login} expired={session.expired} />;
  }
  return (
    <Suspense fallback={<LoadingScreen />}>
      <DeskApiProvider value={session.api}>
        <RepliesProvider isAdmin={session.client.login.identity?.agent.role === 'admin'}>
          <DeskPage
            key={session.sdkAppId}
            client={session.client}
            files={session.files}
            legs={session.legs}
            onLogout={session.logout}
          />
        </RepliesProvider>
      </DeskApiProvider>
    </Suspense>
  );
}
