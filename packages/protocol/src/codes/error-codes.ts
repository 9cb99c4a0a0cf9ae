import { bug, operational, user, type ErrorEntry } from './error-entry';
import { PHONE_CODES } from './phone-codes';

export type { ErrorKind, Language, Retry } from './error-entry';

/** Every error code, once. Docs and schema are held equal to this table by a test. */
export const ERROR_CODES = {
  'auth.badCredentials': user(
    '邮箱或密码不正确，请检查后重试。',
    'The e-mail or the password is wrong. Check both and try again.',
  ),
  'auth.tokenExpired': user(
    '登录已过期，请重新登录。',
    'The login has expired. Log in again.',
    'login',
  ),
  'auth.ticketInvalid': operational(
    '连接凭证无效或已用过，正在重新获取。',
    'The socket ticket is invalid or was used already. Fetch a new one.',
  ),
  'auth.forbidden': user(
    '没有权限执行此操作，请联系管理员。',
    'You are not allowed to do this. Ask an administrator.',
  ),
  'auth.codeInvalid': user(
    '微信登录凭证无效，请重新调用 wx.login。',
    'The wx.login code is not valid. Call wx.login again.',
  ),
  'auth.codeUsed': user(
    '微信登录凭证已被使用，请重新调用 wx.login。',
    'The wx.login code was used already. Call wx.login again.',
  ),
  'auth.codeExpired': user(
    '微信登录凭证已过期（5 分钟），请重新调用 wx.login。',
    'The wx.login code is older than 5 minutes. Call wx.login again.',
  ),
  'auth.riskyUser': user(
    '微信判定该用户存在风险，暂时无法登录。',
    'WeChat blocks this user as risky. Try again later.',
  ),
  'auth.appSecretInvalid': operational(
    '小程序 AppID 或密钥不正确，请管理员在渠道接入中更正。',
    'The AppID or AppSecret of the mini-program is wrong. Mend it under Channels.',
    'never',
  ),
  'auth.decryptFailed': user(
    'encryptedData 与 iv 无法解密，请使用同一次 wx.login 的数据。',
    'encryptedData and iv do not decrypt. Use those of the same wx.login.',
  ),
  'auth.openidUnknown': user(
    'openid 未登记或凭证不符，请改用 wx.login。',
    'This openid is not known here, or its key does not match. Use wx.login.',
    'login',
  ),
  'instance.unknown': user(
    'SDKAppID {sdkAppId} 不存在，请检查 ccc-config.js。',
    'There is no instance with SDKAppID {sdkAppId}. Check ccc-config.js.',
  ),
  'flow.unknown': user(
    '会话服务流 {flow} 不存在，请检查 ivrId。',
    'There is no service flow {flow}. Check ivrId.',
  ),
  'flow.unpublished': user(
    '会话服务流 {flow} 尚未发布，请先在控制台发布。',
    'Service flow {flow} is not published. Publish it in the console first.',
  ),
  'flow.invalid': user(
    '会话服务流节点“{node}”配置有误：{problem}',
    'Node "{node}" of the service flow is wrong: {problem}',
  ),
  'session.unknown': user(
    '会话不存在或不属于您。',
    'There is no such session, or it is not yours.',
  ),
  'session.closed': user('会话已结束，请重新咨询。', 'The session has ended. Start a new one.'),
  'session.notActive': user(
    '当前阶段不能执行此操作。',
    'This cannot be done at this stage of the session.',
  ),
  'call.unknown': user('通话不存在或已结束。', 'There is no such call, or it is over.'),
  'call.exists': user(
    '当前会话已在通话中，请先结束当前通话。',
    'There is a call in this session already. End it first.',
  ),
  'call.notNow': user(
    '当前阶段不能执行此通话操作。',
    'This cannot be done with the call as it stands.',
  ),
  'call.badDigits': user(
    '按键只能是 0-9、* 和 #，一次最多 {max} 个。',
    'Keys are 0-9, * and #, at most {max} at once.',
  ),
  'consult.unknown': user('咨询不存在或已结束。', 'There is no such consultation, or it is over.'),
  'consult.notCarried': operational(
    '本服务的通话经由 TRTC，不支持咨询；请直接转接。',
    'Calls of this service go through TRTC, where nobody can be consulted. Transfer the call instead.',
    'never',
  ),
  'consult.exists': user(
    '当前通话已在咨询中，请先结束当前咨询。',
    'A colleague is consulted in this call already. End that first.',
  ),
  'consult.nobodyFree': user(
    '该技能组没有空闲的客服可以咨询，请选择其他客服或技能组。',
    'Nobody in this group is free to be consulted. Choose another agent or group.',
  ),
  ...PHONE_CODES,
  'media.off': operational(
    '服务端未开启音视频，请管理员检查 media 设置。',
    'Calls are switched off on this service. Ask the administrator to look at the media setting.',
    'never',
  ),
  'media.badOffer': user(
    '无法识别音视频连接请求：{problem}',
    'The offer to connect by voice cannot be used: {problem}',
  ),
  'media.ticketUnknown': operational(
    '音视频凭证不存在，正在重新获取。',
    'There is no such ticket into a call. Fetch a new one.',
  ),
  'media.ticketExpired': operational(
    '音视频凭证未及时使用，已过期，正在重新获取。',
    'The ticket into the call was not used in time. Fetch a new one.',
  ),
  'media.legGone': operational(
    '音视频凭证已被新的凭证或连接取代，正在重新获取。',
    'A newer ticket or connection has taken the place of this one. Fetch a new one.',
  ),
  'media.callOver': user('通话已结束。', 'The call is over.'),
  'media.notParticipant': user(
    '您不在此通话中，或通话已由他人接手。',
    'You are not in this call, or somebody else has taken it over.',
  ),
  'media.full': operational(
    '音视频通话已达上限，请稍后重试。',
    'There is no room for another call just now. Try again later.',
  ),
  'media.away': operational(
    '音视频服务正在恢复，请稍后重新加入通话。',
    'Calls are being connected anew. Join again in a moment.',
  ),
  'rating.notServed': user(
    '本次会话没有客服接待，无需评价。',
    'No agent has served this session, so there is nothing to rate.',
  ),
  'rating.notOpen': user(
    '本次服务未开放评价，或客服尚未邀请评价。',
    'This service is not open for rating, or the agent has not asked for it yet.',
  ),
  'rating.already': user(
    '本次服务已评价，感谢您的反馈。',
    'This service was rated already. Thank you.',
  ),
  'rating.tooLate': user(
    '会话结束已超过 {hours} 小时，不能再评价。',
    'The session ended more than {hours} hours ago and cannot be rated any more.',
  ),
  'leave.notOpen': user(
    '现在不能留言：排队时，或因没有客服接待而结束后才可以留言。',
    'No message can be left now: only while you wait, or after an end because nobody was there.',
  ),
  'leave.already': user(
    '本次会话已留言，客服会尽快处理。',
    'You have left a message already. We will see to it.',
  ),
  'leave.tooLate': user(
    '会话结束已超过 {hours} 小时，请重新咨询后再留言。',
    'The session ended more than {hours} hours ago. Start a new one to leave a message.',
  ),
  'offer.taken': user('该会话已由其他客服接待。', 'Another agent has taken this session.'),
  'offer.expired': user(
    '接听已超时，会话已转给其他客服。',
    'The offer has expired; the session went to another agent.',
  ),
  'transfer.targetUnknown': user(
    '转接对象不存在，请重新打开转接列表后再选。',
    'There is no such group or agent to transfer to. Open the list again.',
  ),
  'transfer.agentUnavailable': user(
    '该客服当前无法接待，请选择其他客服或技能组。',
    'This agent cannot take a session now. Choose another agent or a group.',
  ),
  'transfer.groupOffline': user(
    '该技能组没有其他客服在线，请选择其他技能组。',
    'Nobody else is online in this group. Choose another one.',
  ),
  'transfer.toSelf': user(
    '不能转接给当前接待的客服自己。',
    'The session is with this agent already. Choose somebody else.',
  ),
  'agent.notFree': user(
    '当前有未完成的会话，请先完成后再切换状态。',
    'There is a session in hand. Complete it before changing the status.',
  ),
  'agent.statusInvalid': user(
    '不能从当前状态切换到该状态。',
    'This status cannot follow the present one.',
  ),
  'customer.unknown': user(
    '客户不存在，或您未接待过该客户。',
    'There is no such customer, or you have not served them.',
  ),
  'customer.blocked': user(
    '您暂时无法使用在线客服，如有疑问请通过其他方式联系商家。',
    'Customer service is closed to you for now. Reach the business another way.',
  ),
  'note.unknown': user('备注不存在或已被删除。', 'There is no such note, or it was removed.'),
  'reply.unknown': user(
    '快捷回复不存在或已被删除。',
    'There is no such canned reply, or it was removed.',
  ),
  'limit.reached': user(
    '最多保留 {max} 条，请先删除不需要的。',
    'At most {max} are kept. Remove some first.',
  ),
  'message.empty': user(
    '消息内容为空，请输入后再发送。',
    'The message is empty. Write something first.',
  ),
  'message.tooLong': user(
    '消息超过 {max} 字，请分段发送。',
    'The message is longer than {max} characters. Send it in parts.',
  ),
  'message.unsupported': user(
    '暂不支持该类型的消息。',
    'This kind of message is not supported here.',
  ),
  'message.unknown': user(
    '消息不存在，请刷新会话后重试。',
    'There is no such message. Reload the conversation and try again.',
  ),
  'message.notYours': user(
    '只能撤回自己发送的消息。',
    'Only messages of your own can be recalled.',
  ),
  'message.recallTooLate': user(
    '发送超过 {seconds} 秒的消息不能撤回。',
    'Messages older than {seconds} seconds cannot be recalled.',
  ),
  'message.recallAnswered': user(
    '该消息已由自助服务处理，不能撤回。',
    'The service flow has answered this message already; it cannot be recalled.',
  ),
  'message.recalled': user('该消息已被撤回。', 'This message was recalled already.'),
  'message.refusedByCheck': user(
    '内容未通过安全检查，未发送，请修改后重试。',
    'This did not pass the content check and was not sent. Change it and try again.',
  ),
  'message.cardInvalid': user('卡片内容不正确：{problem}', 'The card does not fit: {problem}'),
  'file.tooLarge': user(
    '文件超过 {max} 字节，请压缩后重试。',
    'The file is larger than {max} bytes. Make it smaller and try again.',
  ),
  'file.kindMismatch': user(
    '不支持该类型的文件，或扩展名与内容不一致。请换一个文件。',
    'This kind of file is not taken here, or its extension does not fit its content. Choose another.',
  ),
  'file.tooManyPixels': user(
    '图片超过 {max} 像素，请缩小后重试。',
    'The picture has more than {max} pixels. Scale it down and try again.',
  ),
  'file.tooLong': user(
    '录音或视频超过 {max} 秒，请缩短后重试。',
    'The recording is longer than {max} seconds. Make it shorter.',
  ),
  'sound.inUse': user(
    '该声音正被流程使用：{flows}。请先在这些流程中更换声音。',
    'The sound is used by these flows: {flows}. Choose another sound in them first.',
  ),
  'file.unknown': user(
    '文件不存在或已被清理，请重新选择并发送。',
    'There is no such file, or it was removed. Choose it again and send it.',
  ),
  'file.gone': user(
    '本机文件已被清理，请重新选择并发送。',
    'The file is no longer on this device. Choose it again and send it.',
  ),
  'media.insecure': user(
    '通过 http 打开的页面不能使用麦克风，请管理员改用 https 地址。',
    'A page opened over plain http may not use the microphone. Ask the administrator for the https address.',
  ),
  'media.unsupported': user(
    '此浏览器不支持音视频通话，请使用新版 Chrome、Edge、Firefox 或 Safari。',
    'This browser cannot make calls. Use a recent Chrome, Edge, Firefox or Safari.',
  ),
  'media.microphoneDenied': user(
    '麦克风已被禁止：点击地址栏左侧的图标，将「麦克风」改为允许，然后重试。',
    'The microphone is blocked. Click the icon left of the address, allow the microphone, and try again.',
  ),
  'media.microphoneMissing': user(
    '没有找到麦克风，请插入耳机或麦克风后重试。',
    'There is no microphone. Plug in a headset or a microphone and try again.',
  ),
  'media.microphoneBusy': user(
    '麦克风正被其他程序占用，请关闭后重试。',
    'Another program is using the microphone. Close it and try again.',
  ),
  'media.noCamera': user(
    '无法使用摄像头，对方看不到您；通话不受影响。',
    'The camera cannot be used: the other side does not see you. The call goes on.',
  ),
  'file.linkInvalid': user(
    '文件链接无效或已过期，请刷新会话后重试。',
    'The link to the file is wrong or has expired. Reload the conversation and try again.',
  ),
  'file.quota': user(
    '今天发送的文件过多，请稍后再试。',
    'Too many files were sent today. Try again later.',
    'never',
  ),
  'file.storeUnavailable': operational(
    '文件暂时无法存取，请稍后重试。',
    'Files cannot be stored or read just now. Try again shortly.',
  ),
  'frame.malformed': user('数据格式不正确。', 'The frame does not fit the schema.'),
  'frame.tooLarge': user('数据超过 {max} 字节。', 'The frame is larger than {max} bytes.'),
  'frame.unknownCommand': user('不支持的操作：{name}。', 'There is no command {name}.'),
  'request.malformed': user('请求参数不正确：{problem}', 'The request does not fit: {problem}'),
  'request.notFound': user('请求的地址不存在。', 'There is nothing at this address.'),
  'protocol.unsupported': user(
    '客户端版本过低，请更新小程序。',
    'This client is too old for the service. Update it.',
  ),
  'rate.limited': operational(
    '操作过于频繁，请稍后再试。',
    'Too many requests. Try again shortly.',
  ),
  'connection.lost': operational(
    '网络连接已断开，正在重新连接。',
    'The connection was lost. Reconnecting.',
  ),
  'connection.timeout': operational(
    '服务响应超时，请检查网络后重试。',
    'The service did not answer in time. Check the network.',
  ),
  'connection.replaced': user(
    '您已在其他窗口打开会话，此处已暂停。',
    'The conversation was opened in another window; this one has paused.',
  ),
  'connection.domainBlocked': user(
    '请求域名不在小程序合法域名列表中，请在微信公众平台添加：{domain}',
    "The domain is not on the mini-program's list. Add {domain} at mp.weixin.qq.com.",
  ),
  'request.failed': operational(
    '请求失败，请检查网络后重试。',
    'The request failed. Check the network and try again.',
  ),
  'wechat.unreachable': operational(
    '无法连接微信服务器，请稍后再试。',
    'WeChat cannot be reached. Try again later.',
  ),
  'store.unavailable': operational(
    '服务暂时不可用，消息未发送，请稍后重试。',
    'The service cannot store anything just now; nothing was sent. Try again shortly.',
  ),
  'store.locked': operational(
    '数据目录 {dir} 正被进程 {pid} 使用。请先停止它，或用 --data 指定其他目录。',
    'The data directory {dir} is in use by process {pid}. Stop it, or choose another with --data.',
    'never',
  ),
  'store.notDurable': operational(
    '数据目录 {dir} 无法保证写入磁盘，已拒绝启动。请更换磁盘。',
    'Writes to {dir} do not reach the disk; refusing to start. Use another disk.',
    'never',
  ),
  'store.newer': operational(
    '数据由更新的版本写入（{version}），请升级后再启动。',
    'The data was written by a newer version ({version}). Upgrade first.',
    'never',
  ),
  'config.invalid': operational(
    '配置项 {name} 不正确：{problem}',
    'Setting {name} is wrong: {problem}',
    'never',
  ),
  'config.portInUse': operational(
    '端口 {port} 已被占用。请停止占用它的程序，或用 --port 指定其他端口。',
    'Port {port} is in use. Stop what uses it, or choose another with --port.',
    'never',
  ),
  internal: bug(
    '服务内部错误，请稍后重试；编号 {requestId}。',
    'Something went wrong on our side; reference {requestId}.',
  ),
  unknown: bug('发生未知错误，请稍后重试。', 'An unknown error occurred. Try again later.'),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERROR_CODES;
