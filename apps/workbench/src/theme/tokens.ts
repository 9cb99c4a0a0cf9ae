/** How the desk is lit. */
export type Scheme = 'light' | 'dark';

/** The house colours of one scheme; every colour on the screen is one of these. */
export interface Palette {
  brand: string;
  /** Below white words. */
  brandFill: string;
  /** Of words. */
  brandText: string;
  brandHover: string;
  brandSoft: string;
  success: string;
  successSoft: string;
  warning: string;
  warningText: string;
  warningSoft: string;
  danger: string;
  dangerText: string;
  /** Below white words. */
  dangerFill: string;
  dangerSoft: string;
  bubbleOwn: string;
  bubbleOwnText: string;
  bubbleOther: string;
  bubbleFlow: string;
  text: string;
  textSecondary: string;
  textTertiary: string;
  border: string;
  borderStrong: string;
  surface: string;
  surfaceRaised: string;
  canvas: string;
  hover: string;
  selected: string;
  avatar: string;
  shadow: string;
}

/** The two palettes of the house. */
export const PALETTES: Readonly<Record<Scheme, Palette>> = {
  light: {
    brand: '#0052D9',
    brandFill: '#0052D9',
    brandText: '#0052D9',
    brandHover: '#266FE8',
    brandSoft: '#E8F0FE',
    success: '#2BA471',
    successSoft: '#E3F6EC',
    warning: '#E37318',
    warningText: '#A34B06',
    warningSoft: '#FFF1E6',
    danger: '#D54941',
    dangerText: '#C2352D',
    dangerFill: '#C2352D',
    dangerSoft: '#FDECEB',
    bubbleOwn: '#95EC69',
    bubbleOwnText: '#10240A',
    bubbleOther: '#FFFFFF',
    bubbleFlow: '#E9ECF2',
    text: '#181B22',
    textSecondary: '#525866',
    textTertiary: '#5F6673',
    border: '#E4E7ED',
    borderStrong: '#CDD2DB',
    surface: '#FFFFFF',
    surfaceRaised: '#FFFFFF',
    canvas: '#F4F5F8',
    hover: '#F1F3F7',
    selected: '#E8F0FE',
    avatar: '#D3E3FD',
    shadow: '0 6px 24px rgb(20 28 46 / 14%)',
  },
  dark: {
    brand: '#4C8DFF',
    brandFill: '#2E66D9',
    brandText: '#6FA3FF',
    brandHover: '#73A7FF',
    brandSoft: '#1B2B4A',
    success: '#3FBF87',
    successSoft: '#16352A',
    warning: '#F08A3C',
    warningText: '#F5A365',
    warningSoft: '#3A2716',
    danger: '#E9665E',
    dangerText: '#F28B84',
    dangerFill: '#C2352D',
    dangerSoft: '#3C1F1E',
    bubbleOwn: '#2F7A3D',
    bubbleOwnText: '#F0FAEE',
    bubbleOther: '#2A2E36',
    bubbleFlow: '#23262D',
    text: '#E8EAEE',
    textSecondary: '#AEB4BF',
    textTertiary: '#949BA8',
    border: '#2C3038',
    borderStrong: '#434852',
    surface: '#1C1F25',
    surfaceRaised: '#262A32',
    canvas: '#14161B',
    hover: '#262A32',
    selected: '#1D2C48',
    avatar: '#2A4370',
    shadow: '0 8px 28px rgb(0 0 0 / 55%)',
  },
};

/** Chinese first; no font is fetched. */
export const FONT_FAMILY =
  '"PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** The name of the CSS variable of a colour: `brandSoft` → `--ccc-brand-soft`. */
export function variableOf(name: string): string {
  return `--ccc-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
