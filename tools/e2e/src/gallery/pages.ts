interface GalleryPage {
  /** Name of the file, without the look and the ending. */
  file: string;
  columns: number;
  width: number;
  looks: readonly string[];
  states: ReadonlyArray<readonly [state: string, caption: string]>;
}

const ALL = ['light-zh', 'dark-zh', 'light-en', 'dark-en'];
/** Looks in which every state is shown. */
export const WHOLE = ['light-zh', 'dark-en'];
const PHONE = { columns: 4, width: 375 };
const DESK = { columns: 2, width: 960 };

/** What stands on which sheet. */
export const PAGES: readonly GalleryPage[] = [
  {
    ...PHONE,
    file: 'phone-arriving',
    looks: ALL,
    states: [
      ['phone-home', 'home 首页入口'],
      ['phone-greeting', 'greeting 问候与选项'],
      ['phone-queue', 'queue 排队'],
      ['phone-connected', 'connected 已接入'],
    ],
  },
  {
    ...PHONE,
    file: 'phone-talking',
    looks: ALL,
    states: [
      ['phone-conversation', 'text, card, read mark 文字、卡片、已读'],
      ['phone-media', 'picture, video, file, voice 图片、视频、文件、语音'],
      ['phone-typing', 'the agent is writing 正在输入'],
      ['phone-recalled', 'recalled 撤回'],
    ],
  },
  {
    ...PHONE,
    file: 'phone-tools',
    looks: WHOLE,
    states: [
      ['phone-menu', 'long press 长按菜单'],
      ['phone-more', '+ 更多'],
      ['phone-emoji', 'emoji 表情'],
      ['phone-recording', 'voice 录音'],
    ],
  },
  {
    ...PHONE,
    file: 'phone-calling',
    looks: WHOLE,
    states: [
      ['phone-invited', 'the agent calls 客服来电'],
      ['phone-call', 'talking 通话中'],
      ['phone-beside', 'writing beside it 边聊边通话'],
      ['phone-called', 'its record 通话记录'],
    ],
  },
  {
    ...PHONE,
    file: 'phone-seeing',
    looks: WHOLE,
    states: [
      ['phone-video', 'video call 视频通话'],
      ['phone-video-window', 'in a window 小窗'],
      ['phone-video-unseen', 'one camera off 对方关闭摄像头'],
      ['phone-video-voice', 'by voice 转语音'],
    ],
  },
  {
    ...PHONE,
    file: 'phone-widening',
    looks: WHOLE,
    states: [
      ['phone-video-dialling', 'before the answer 等待接听'],
      ['phone-voice', 'voice call 语音通话'],
      ['phone-widened', 'the agent shows 客服转视频'],
      ['phone-video-corner', 'dragged window 小窗移到角落'],
    ],
  },
  {
    ...PHONE,
    file: 'phone-words',
    looks: WHOLE,
    states: [
      ['phone-quoting', 'quoting 引用'],
      ['phone-quoted', 'quoted 已引用'],
      ['phone-links', 'address and number 链接与电话'],
      ['phone-large', 'large text 大字号'],
    ],
  },
  {
    ...PHONE,
    file: 'phone-asking',
    looks: WHOLE,
    states: [
      ['phone-closed', 'out of hours 非服务时间'],
      ['phone-leave', 'leave a message 留言'],
      ['phone-left', 'left 已留言'],
      ['phone-profile', 'picture and name 我的资料'],
    ],
  },
  {
    ...PHONE,
    file: 'phone-troubles',
    looks: WHOLE,
    states: [
      ['phone-loading', 'loading 加载中'],
      ['phone-offline', 'offline 断网'],
      ['phone-replaced', 'opened elsewhere 已在其他窗口打开'],
      ['phone-privacy', 'privacy 隐私保护'],
    ],
  },
  {
    ...PHONE,
    file: 'phone-ending',
    looks: WHOLE,
    states: [
      ['phone-nobody', 'nobody online 无人在线'],
      ['phone-ended', 'ended 已结束'],
      ['phone-rating', 'rating 评价中'],
      ['phone-rated', 'rated 已评价'],
    ],
  },
  {
    columns: 3,
    width: 375,
    file: 'themes',
    looks: ['light-zh'],
    states: [
      ['theme-none', 'as it comes 默认'],
      ['theme-tea', 'a tea house 茶馆'],
      ['theme-violet', 'violet 紫色'],
    ],
  },
  {
    ...DESK,
    file: 'desk-arriving',
    looks: WHOLE,
    states: [
      ['desk-login', 'login 登录'],
      ['desk-readiness', 'check before going online 上线前检查'],
      ['desk-idle', 'idle 空闲'],
      ['desk-offer', 'offer 来电振铃'],
    ],
  },
  {
    ...DESK,
    file: 'desk-talking',
    looks: WHOLE,
    states: [
      ['desk-conversation', 'conversation and customer 会话与客户'],
      ['desk-note', 'internal note 内部备注'],
      ['desk-replies', 'canned replies 快捷回复'],
      ['desk-transfer', 'transfer 转接'],
    ],
  },
  {
    ...DESK,
    file: 'desk-looking',
    looks: WHOLE,
    states: [
      ['desk-waiting', 'who waits 排队'],
      ['desk-history', 'history 历史会话'],
      ['desk-ended', 'ended 已结束'],
      ['desk-search', 'search 搜索'],
    ],
  },
  {
    ...DESK,
    file: 'desk-calling',
    looks: WHOLE,
    states: [
      ['desk-call-incoming', 'the customer calls 客户来电'],
      ['desk-call', 'talking 通话中'],
      ['desk-call-held', 'on hold 保持'],
      ['desk-called', 'its record 通话记录'],
    ],
  },
  {
    ...DESK,
    file: 'desk-seeing',
    looks: WHOLE,
    states: [
      ['desk-video', 'video call 视频通话'],
      ['desk-video-unseen', 'one camera off 客户关闭摄像头'],
      ['desk-widened', 'voice to video, devices 语音转视频、设备'],
    ],
  },
  {
    ...DESK,
    file: 'desk-consulting',
    looks: WHOLE,
    states: [
      ['desk-consult-asked', 'a colleague is asked 同事咨询'],
      ['desk-consult-alone', 'agents alone 单独咨询'],
      ['desk-consult-three', 'all three 三方通话'],
      ['desk-handed-over', 'handed over 已转给同事'],
    ],
  },
  {
    ...DESK,
    file: 'desk-ending',
    looks: WHOLE,
    states: [
      ['desk-booked', 'booked rest 预约小休'],
      ['desk-wrap-up', 'wrap-up 话后整理'],
      ['desk-blocked', 'blocked 已拉黑'],
      ['desk-small', '1280 × 720'],
    ],
  },
  {
    ...DESK,
    file: 'desk-sounds',
    looks: WHOLE,
    states: [
      ['desk-sounds-none', 'no sounds yet 还没有声音'],
      ['desk-sounds', 'sounds 声音'],
    ],
  },
];
