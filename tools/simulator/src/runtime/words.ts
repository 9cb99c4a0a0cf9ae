const WORDS = {
  zh_CN: {
    cancel: '取消',
    confirm: '确定',
    problems: '小程序出错',
    dismiss: '关闭',
    background: '已切到后台',
    suspended: '已挂起：脚本停止，连接已断开',
    offline: '网络已断开',
    back: '返回',
    home: '首页',
    menu: '更多',
    close: '关闭小程序',
  },
  en: {
    cancel: 'Cancel',
    confirm: 'OK',
    problems: 'Mini-program errors',
    dismiss: 'Dismiss',
    background: 'In the background',
    suspended: 'Suspended: scripts stopped, connections closed',
    offline: 'Network is off',
    back: 'Back',
    home: 'Home',
    menu: 'More',
    close: 'Close mini-program',
  },
} as const;

/** Words of the drawn phone itself. */
export function words(lang: 'zh_CN' | 'en'): Readonly<Record<keyof (typeof WORDS)['en'], string>> {
  return WORDS[lang];
}
