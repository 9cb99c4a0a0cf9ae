import {
  AppstoreOutlined,
  BulbOutlined,
  LogoutOutlined,
  QuestionCircleOutlined,
  SafetyCertificateOutlined,
  SoundOutlined,
  TranslationOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { IconButton } from '../app/icon-button';
import { usePreferences } from '../app/preferences';
import { ReplyButton } from '../replies/reply-button';
import type { ThemeChoice } from '../app/preferences-store';

interface Props {
  /** To the console, or back; absent for who is no administrator. */
  onConsole: (() => void) | undefined;
  /** Whether the console is shown. */
  isConsole: boolean;
  onCheck(): void;
  onHelp(): void;
  onLogout(): void;
}

/** Language, appearance, sound, help and the way out. */
export function AccountMenu({ onConsole, isConsole, onCheck, onHelp, onLogout }: Props) {
  const { t, language, preferences, change } = usePreferences();

  const themes: MenuProps = {
    selectable: true,
    selectedKeys: [preferences.theme],
    items: [
      { key: 'system', label: t('bar.themeSystem') },
      { key: 'light', label: t('bar.themeLight') },
      { key: 'dark', label: t('bar.themeDark') },
    ],
    onClick: ({ key }) => change({ theme: key as ThemeChoice }),
  };
  const soundText = preferences.sound ? t('bar.soundOn') : t('bar.soundOff');

  return (
    <>
      {onConsole && (
        <IconButton
          label={t('console.title')}
          aria-pressed={isConsole}
          data-testid="open-console"
          icon={<AppstoreOutlined aria-hidden />}
          onClick={onConsole}
        />
      )}
      <IconButton
        label={soundText}
        aria-pressed={preferences.sound}
        icon={<SoundOutlined aria-hidden style={{ opacity: preferences.sound ? 1 : 0.35 }} />}
        onClick={() => change({ sound: !preferences.sound })}
      />
      <IconButton
        label={t('check.title')}
        icon={<SafetyCertificateOutlined aria-hidden />}
        onClick={onCheck}
      />
      <Dropdown menu={themes} trigger={['click']}>
        <Button
          type="text"
          aria-label={t('bar.theme')}
          title={t('bar.theme')}
          icon={<BulbOutlined aria-hidden />}
        />
      </Dropdown>
      <IconButton
        label={t('bar.language')}
        lang={language === 'en' ? 'zh-CN' : 'en'}
        icon={<TranslationOutlined aria-hidden />}
        onClick={() => change({ language: language === 'en' ? 'zh-CN' : 'en' })}
      />
      <ReplyButton />
      <IconButton
        label={t('bar.shortcuts')}
        icon={<QuestionCircleOutlined aria-hidden />}
        onClick={onHelp}
      />
      <IconButton
        label={t('bar.logout')}
        icon={<LogoutOutlined aria-hidden />}
        onClick={onLogout}
      />
    </>
  );
}
