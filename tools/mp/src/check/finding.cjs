/**
 * @typedef {keyof typeof RULES} RuleId
 * @typedef {object} Finding One defect.
 * @property {RuleId} rule
 * @property {'error' | 'warning'} severity Only errors make the check fail.
 * @property {string} [file] Within the built root.
 * @property {number} [line] From 1.
 * @property {string} message
 */

/** Every rule, as its users read it. */
const RULES = /** @type {const} */ ({
  wxml: '模板无法编译 · WXML does not compile (wcc)',
  wxss: '样式无法编译 · WXSS does not compile (wcsc)',
  compile: '微信编译器报错 · WeChat compiler error (miniprogram-ci)',
  missing: '引用的文件不存在 · referenced file does not exist',
  'unknown-tag': '未声明的组件 · component is not declared',
  'wxml-syntax': '模板表达式不受支持 · expression not supported in WXML',
  global: '小程序中不存在 · does not exist in a mini-program',
  syntax: '语法超出 ES2017 · syntax newer than ES2017',
  domain: '域名不在白名单 · domain is not on the allow list',
  size: '体积超限 · too large',
});

/**
 * @param {RuleId} rule
 * @param {string} message
 * @param {{ file?: string, line?: number, severity?: 'error' | 'warning' }} [where]
 * @returns {Finding}
 */
function finding(rule, message, { severity = 'error', ...where } = {}) {
  return { rule, severity, ...where, message };
}

/**
 * @param {string} text
 * @param {number} offset
 * @returns {number} Line of an offset, from 1.
 */
function lineAt(text, offset) {
  return text.slice(0, offset).split('\n').length;
}

module.exports = { RULES, finding, lineAt };
