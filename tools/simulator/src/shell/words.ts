const WORDS = {
  zh_CN: {
    phone: '手机',
    background: '切到后台',
    foreground: '回到前台',
    network: '网络',
    relaunch: '杀掉重开',
    theme: '深色模式',
    keyboard: '软键盘',
    microphone: '允许使用麦克风',
    camera: '允许使用摄像头',
    live: '账号类目开通实时音视频',
    call: '来电打断',
    running: '运行中',
    inBackground: '后台，5 秒后挂起',
    suspended: '已挂起',
    offline: '已断网',
    errors: '个错误',
  },
  en: {
    phone: 'Phone',
    background: 'To background',
    foreground: 'To foreground',
    network: 'Network',
    relaunch: 'Kill & relaunch',
    theme: 'Dark mode',
    keyboard: 'Keyboard',
    microphone: 'Microphone allowed',
    camera: 'Camera allowed',
    live: 'Live audio & video in the account’s category',
    call: 'Incoming phone call',
    running: 'Running',
    inBackground: 'Background, suspends in 5 s',
    suspended: 'Suspended',
    offline: 'Offline',
    errors: 'errors',
  },
} as const;

/** Words of the frame around the phone. */
export type ShellWords = Readonly<Record<keyof (typeof WORDS)['en'], string>>;

export function shellWords(lang: 'zh_CN' | 'en'): ShellWords {
  return WORDS[lang];
}
