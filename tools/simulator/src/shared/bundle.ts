import type { Problem } from './problem';

/** Look of a page's chrome, from `app.json` `window` and the page's own JSON. */
export interface WindowConfig {
  navigationBarTitleText?: string;
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: string;
  navigationStyle?: string;
  backgroundColor?: string;
  backgroundTextStyle?: string;
  enablePullDownRefresh?: boolean;
  onReachBottomDistance?: number;
  disableScroll?: boolean;
}

/** JSON beside a page or component, with every component path made absolute. */
export interface ComponentConfig extends WindowConfig {
  component?: boolean;
  usingComponents: Record<string, string>;
  componentGenerics?: Record<string, true | { default?: string }>;
  componentPlaceholder?: Record<string, string>;
  styleIsolation?: string;
  addGlobalClass?: boolean;
  pureDataPattern?: string;
}

export interface TabBarItem {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
}

export interface TabBarConfig {
  color?: string;
  selectedColor?: string;
  backgroundColor?: string;
  borderStyle?: string;
  custom?: boolean;
  list: TabBarItem[];
}

/** What the browser needs to know of the compiled mini-program, besides its code. */
export interface BundleMeta {
  readonly appId: string;
  readonly window: WindowConfig;
  readonly tabBar: TabBarConfig | null;
  readonly darkmode: boolean;
  /** `theme.json`: values of `@name` in the JSON files. */
  readonly themes: Readonly<Record<'light' | 'dark', Readonly<Record<string, string>>>>;
  /** `requiredBackgroundModes` of `app.json`: what goes on while the app is in the background. */
  readonly backgroundModes: readonly string[];
  readonly networkTimeout: Readonly<Record<string, number>>;
  /** In the order of `app.json`; subpackage pages last. */
  readonly pages: readonly string[];
  /** First folder of each page's subpackage, `''` for the main package. */
  readonly subpackageOf: Readonly<Record<string, string>>;
  readonly entryPage: string;
  readonly configs: Readonly<Record<string, ComponentConfig>>;
  /** Class prefix of each component with styles of its own. */
  readonly scopes: Readonly<Record<string, string>>;
  readonly lazyCodeLoading: boolean;
  /** `setting.urlCheck` of `project.config.json`: whether http and ws are refused everywhere. */
  readonly urlCheck: boolean;
  readonly problems: readonly Problem[];
}

/** What one page load of the simulator is about; written into the page by the server. */
export interface BootOptions {
  /** Where the simulator is mounted, with a trailing slash. */
  readonly base: string;
  readonly user: string;
  readonly theme: 'light' | 'dark';
  readonly lang: 'zh_CN' | 'en';
  /** WeChat's font size setting; 16 is standard. */
  readonly fontSizePx: number;
  readonly extConfig: Readonly<Record<string, unknown>>;
  /** Hosts the app may talk to; `null` allows every https and wss host. */
  readonly allowedHosts: readonly string[] | null;
  readonly watch: boolean;
}
