/** Who must act: `user` their input, `operational` network or a dependency, `bug` us. */
export type ErrorKind = 'user' | 'operational' | 'bug';

/** Whether the same call may succeed: never, after waiting, or after a fresh login. */
export type Retry = 'never' | 'later' | 'login';

export type Language = 'zh-CN' | 'en';

interface ErrorEntry {
  kind: ErrorKind;
  retry: Retry;
  /** Cause and mend, in one or two short sentences. */
  'zh-CN': string;
  en: string;
}

const user = (zh: string, en: string, retry: Retry = 'never'): ErrorEntry => ({
  kind: 'user',
  retry,
  'zh-CN': zh,
  en,
});
const operational = (zh: string, en: string, retry: Retry = 'later'): ErrorEntry => ({
  kind: 'operational',
  retry,
  'zh-CN': zh,
  en,
});
const bug = (zh: string, en: string): ErrorEntry => ({
  kind: 'bug',
  retry: 'later',
  'zh-CN': zh,
  en,
});

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
  'offer.taken': user('该会话已由其他客服接待。', 'Another agent has taken this session.'),
  'offer.expired': user(
    '接听已超时，会话已转给其他客服。',
    'The offer has expired; the session went to another agent.',
  ),
  'agent.notFree': user(
    '当前有未完成的会话，请先完成后再切换状态。',
    'There is a session in hand. Complete it before changing the status.',
  ),
  'agent.statusInvalid': user(
    '不能从当前状态切换到该状态。',
    'This status cannot follow the present one.',
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
  'file.tooLarge': user(
    '文件超过 {max} 字节，请压缩后重试。',
    'The file is larger than {max} bytes. Make it smaller and try again.',
  ),
  'file.kindMismatch': user(
    '仅支持 JPG、PNG、GIF、WebP 图片，且扩展名须与内容一致。',
    'Only JPEG, PNG, GIF and WebP pictures are taken, and the extension must fit the content.',
  ),
  'file.tooManyPixels': user(
    '图片超过 {max} 像素，请缩小后重试。',
    'The picture has more than {max} pixels. Scale it down and try again.',
  ),
  'file.unknown': user(
    '文件不存在或已被清理，请重新选择并发送。',
    'There is no such file, or it was removed. Choose it again and send it.',
  ),
  'file.gone': user(
    '本机文件已被清理，请重新选择并发送。',
    'The file is no longer on this device. Choose it again and send it.',
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
