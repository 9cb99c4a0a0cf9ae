/**
 * @typedef {keyof typeof FAULTS} FaultCode
 * @typedef {{ zh: string, en: string }} Text
 */

/** Why publishing fails, and what mends it. */
const FAULTS = /** @type {const} */ ({
  'publish.appidMissing': {
    cause: {
      zh: 'project.config.json 中没有真实的 appid',
      en: 'project.config.json has no real appid',
    },
    mend: {
      zh: '把 appid 换成 mp.weixin.qq.com「开发管理」里的 AppID（touristappid 只能在开发者工具中使用）',
      en: 'Put the AppID from mp.weixin.qq.com (Development) there; touristappid works in DevTools only',
    },
  },
  'publish.keyMissing': {
    cause: {
      zh: '没有代码上传密钥，或密钥文件不存在',
      en: 'No code-upload key, or its file does not exist',
    },
    mend: {
      zh: '在 mp.weixin.qq.com「开发管理 → 小程序代码上传」生成密钥，用 MP_PRIVATE_KEY_PATH 或 --key 指向它',
      en: 'Create the key at mp.weixin.qq.com (Development → code upload); point MP_PRIVATE_KEY_PATH or --key at it',
    },
  },
  'publish.keyInvalid': {
    cause: { zh: '密钥文件不是有效的 PEM 私钥', en: 'The key file is not a valid PEM private key' },
    mend: {
      zh: '重新下载密钥文件，不要编辑它；确认它属于这个 appid',
      en: 'Download the key file again, unedited; make sure it belongs to this appid',
    },
  },
  'publish.offline': {
    cause: { zh: '连不上 servicewechat.com', en: 'servicewechat.com cannot be reached' },
    mend: {
      zh: '检查网络；需要代理时设置 HTTPS_PROXY',
      en: 'Check the network; behind a proxy set HTTPS_PROXY',
    },
  },
  'publish.ipNotAllowed': {
    cause: {
      zh: '本机 IP 不在代码上传白名单（-10008 invalid ip）',
      en: 'This IP is not on the code-upload allow list (-10008 invalid ip)',
    },
    mend: {
      zh: '在「小程序代码上传 → IP 白名单」加入本机出口 IP，或关闭白名单',
      en: 'Add the outgoing IP under code upload → IP allow list, or switch the list off',
    },
  },
  'publish.refused': {
    cause: { zh: '微信服务器拒绝了请求', en: "WeChat's server refused the request" },
    mend: {
      zh: '按下面的原始信息处理：常见原因是密钥与 appid 不匹配、没有权限、版本号重复',
      en: 'See the original message below; often the key belongs to another appid, a right is missing, or the version exists',
    },
  },
  'publish.notBuilt': {
    cause: { zh: '没有构建产物', en: 'There is nothing built' },
    mend: { zh: '先运行 pnpm build', en: 'Run pnpm build first' },
  },
  'publish.failed': {
    cause: { zh: '打包或上传失败', en: 'Packing or uploading failed' },
    mend: {
      zh: '运行 mp-check 查看代码问题；原始信息见下',
      en: 'Run mp-check to see faults in the code; the original message is below',
    },
  },
});

/** A publishing failure: what happened, why, and what mends it, in Chinese and English. */
class PublishError extends Error {
  /**
   * @param {FaultCode} code
   * @param {string} [detail] The platform's own words.
   * @param {unknown} [cause]
   */
  constructor(code, detail, cause) {
    super(detail ? `${code}: ${detail}` : code, { cause });
    this.name = 'PublishError';
    /** @readonly */
    this.code = code;
    /** @readonly */
    this.detail = detail;
    /** @readonly @type {{ cause: Text, mend: Text }} */
    this.help = FAULTS[code];
  }
}

/**
 * miniprogram-ci's numbers: 10000 parameters, 20001 transport, 20002 signature, 20003 the server's answer.
 * @param {number | undefined} code
 * @param {string} message
 * @returns {FaultCode}
 */
function faultOf(code, message) {
  if (code === 10000 && /privateKey|ENOENT/.test(message)) return 'publish.keyMissing';
  if (code === 20001) return 'publish.offline';
  if (code === 20002) return 'publish.keyInvalid';
  if (/-10008|invalid ip/.test(message)) return 'publish.ipNotAllowed';
  if (code === 20003) return 'publish.refused';
  return 'publish.failed';
}

/**
 * Parses whatever miniprogram-ci throws, once.
 * @param {unknown} error
 * @returns {PublishError}
 */
function toPublishError(error) {
  if (error instanceof PublishError) return error;
  if (!(error instanceof Error)) return new PublishError('publish.failed', String(error), error);
  const code = 'code' in error && typeof error.code === 'number' ? error.code : undefined;
  return new PublishError(faultOf(code, error.message), error.message, error);
}

/**
 * @param {PublishError} error
 * @returns {string} The lines a person at a terminal needs.
 */
function formatPublishError({ code, detail, help }) {
  const lines = [
    `✗ ${help.cause.zh} · ${help.cause.en} [${code}]`,
    `  → ${help.mend.zh}`,
    `    ${help.mend.en}`,
  ];
  return [...lines, ...(detail ? [`  ${detail}`] : [])].join('\n');
}

module.exports = { FAULTS, PublishError, toPublishError, formatPublishError };
