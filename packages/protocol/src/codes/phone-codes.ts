import { user } from './error-entry';

/** What a phone, or its mini-program, lacks for a call. */
export const PHONE_CODES = {
  'call.setupMissing': user(
    '缺少设置 {name}：请写在 <tccc-wx-sdk> 的属性、configure() 或 ext.json 的 ccc 中。',
    'The setting {name} is missing. Give it to <tccc-wx-sdk>, to configure() or under ccc in ext.json.',
  ),
  'call.partsMissing': user(
    '视频通话需要在 <tccc-wx-sdk> 内放置 tccc-wx-sdk/pusher 与 tccc-wx-sdk/player。',
    'A video call needs tccc-wx-sdk/pusher and tccc-wx-sdk/player within <tccc-wx-sdk>.',
  ),
  'call.libraryOld': user(
    '微信版本过低（基础库 {found}，需要 {needed}），请升级微信后再呼叫。',
    'This WeChat is too old for calls (base library {found}, {needed} is needed). Update WeChat.',
  ),
  'call.devTools': user(
    '微信开发者工具不支持音视频通话，请用真机预览。',
    'WeChat DevTools cannot make calls. Preview on a phone.',
  ),
  'call.noComponent': user(
    '小程序未开通实时音视频，请在微信公众平台「开发管理 → 接口设置」开通 live-pusher 与 live-player。',
    'Live audio and video are off for this mini-program. Switch on live-pusher and live-player under 开发管理 → 接口设置 at mp.weixin.qq.com.',
  ),
  'call.offline': user(
    '当前没有网络，请检查网络后再呼叫。',
    'There is no network. Check the connection, then call again.',
  ),
  'call.privacyRefused': user(
    '未同意隐私保护指引，无法通话。再次呼叫可重新选择。',
    'There is no call without your agreement to the privacy contract. Call again to be asked again.',
  ),
  'call.micDenied': user(
    '没有麦克风权限，请在小程序右上角「… → 设置」中允许使用麦克风。',
    'The microphone is not allowed. Allow it under … → Settings of this mini-program.',
  ),
  'call.micSystemOff': user(
    '手机未允许微信使用麦克风，请在系统设置中允许微信使用麦克风。',
    'The phone does not let WeChat use the microphone. Allow it in the system settings.',
  ),
  'call.cameraDenied': user(
    '没有摄像头权限，请在小程序右上角「… → 设置」中允许使用摄像头。',
    'The camera is not allowed. Allow it under … → Settings of this mini-program.',
  ),
  'call.cameraSystemOff': user(
    '手机未允许微信使用摄像头，请在系统设置中允许微信使用摄像头。',
    'The phone does not let WeChat use the camera. Allow it in the system settings.',
  ),
};
