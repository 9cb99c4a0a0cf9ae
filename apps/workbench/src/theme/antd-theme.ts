import { theme, type ThemeConfig } from 'antd';
import { FONT_FAMILY, PALETTES, type Scheme } from './tokens';

/** The house tokens in antd's words. */
export function antdTheme(scheme: Scheme, reducedMotion: boolean): ThemeConfig {
  const palette = PALETTES[scheme];
  return {
    algorithm: scheme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: palette.brand,
      colorInfo: palette.brand,
      colorLink: palette.brand,
      colorSuccess: palette.success,
      colorWarning: palette.warning,
      colorError: palette.danger,
      colorText: palette.text,
      colorTextSecondary: palette.textSecondary,
      colorTextTertiary: palette.textTertiary,
      colorTextPlaceholder: palette.textTertiary,
      colorBorder: palette.borderStrong,
      colorBorderSecondary: palette.border,
      colorBgBase: palette.surface,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.surfaceRaised,
      colorBgLayout: palette.canvas,
      borderRadius: 6,
      fontSize: 14,
      fontFamily: FONT_FAMILY,
      motion: !reducedMotion,
      motionDurationMid: '0.15s',
      motionDurationSlow: '0.2s',
      wireframe: false,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        // What antd derives for the dark is too faint for words, on it or of it.
        colorPrimary: palette.brandFill,
        colorLink: palette.brandText,
        colorError: palette.dangerText,
        // The same red is below words, too: white ones could not be read on the dark scheme's.
        dangerColor: scheme === 'dark' ? palette.canvas : palette.surface,
      },
    },
  };
}
