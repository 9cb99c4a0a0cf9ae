import { login, checkLogin } from 'tccc-wx-sdk/login';
import type { TcccWxSdk } from '../../src/index';

/**
 * The samples of the documentation, as they stand there, in one page. Mended are only `soundeMode` and
 * `cloeBy`, two letters too many and one too few, and `{ closeBy }` as the argument of a handler: WeChat
 * puts the fields of a component's event into `detail`.
 */
interface SeedPage {
  data: { soundMode: string };
  selectComponent(selector: string): TcccWxSdk;
  setData(values: object): void;
}

Component({
  data: { sdkAppId: '1400000001', soundMode: 'speaker' },
  methods: {
    logIn() {
      // 登录示例代码
      checkLogin()
        .then(() => {
          // 检查登录成功
          this.triggerEvent('checked');
        })
        .catch(() => {
          wx.login({
            success: ({ code }) => {
              login({
                jsCode: code,
              })
                .then(() => {
                  // 登录成功
                  this.triggerEvent('loggedIn');
                })
                .catch((e) => {
                  wx.showToast({
                    icon: 'error',
                    title: e.message,
                  });
                });
            },
          });
        });
    },
    async dial(this: SeedPage) {
      try {
        const channelId = 'xxx';
        const { sessionId } = await this.selectComponent('#tcccSdk').startCall({ channelId });
        this.setData({ sessionId });
      } catch (e) {
        wx.showToast({
          icon: 'error',
          title: (e as Error).message,
        });
      }
    },
    hangUp(this: SeedPage) {
      this.selectComponent('#tcccSdk').endCall();
    },
    mute(this: SeedPage) {
      // 静音
      this.selectComponent('#tcccSdk').muteAudio();
    },
    unmute(this: SeedPage) {
      // 取消静音
      this.selectComponent('#tcccSdk').unmuteAudio();
    },
    switchSound(this: SeedPage) {
      const soundMode = this.data.soundMode === 'speaker' ? 'ear' : 'speaker';
      this.selectComponent('#tcccSdk').setSoundMode(soundMode);
      this.setData({
        soundMode,
      });
    },
    handleStart() {
      wx.showToast({
        icon: 'success',
        title: '通话开始',
      });
    },
    handleAccepted() {
      wx.showToast({
        icon: 'none',
        title: '对方已接听',
      });
    },
    handleSessionEnded({
      detail: { closeBy },
    }: WechatMiniprogram.CustomEvent<{ closeBy: string }>) {
      if (closeBy === 'admin') {
        wx.showToast({
          icon: 'none',
          title: '系统原因挂断',
        });
      } else if (closeBy === 'seat') {
        wx.showToast({
          icon: 'none',
          title: '通话结束，对方已挂断',
        });
      } else {
        // 挂断成功
      }
    },
    handleTcccError({ detail }: WechatMiniprogram.CustomEvent<{ message: string }>) {
      wx.showToast({ icon: 'none', title: detail.message || '发生错误，请重试' });
    },
  },
});
