const { RULES } = require('./finding.cjs');
const { inKiB } = require('./rules/sizes.cjs');

/** @param {import('./finding.cjs').Finding} finding */
function describe({ severity, file, line, message }) {
  const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}  `;
  return `  ${severity === 'error' ? '✗' : '!'} ${place}${message}`;
}

/**
 * The report for people: sizes, findings by rule, then the verdict.
 * @param {import('./run-check.cjs').Report} report
 */
function formatReport({ ok, findings, notices, sizes }) {
  const lines = sizes.map(
    (size) =>
      `  ${size.kind === 'npm' ? '  ' : ''}${size.name}  ${inKiB(size.bytes)}（压缩后 · minified ${inKiB(size.minifiedBytes)}）`,
  );
  for (const notice of notices) lines.push(`  ! ${notice}`);
  for (const [rule, title] of Object.entries(RULES)) {
    const found = findings.filter((finding) => finding.rule === rule);
    if (found.length > 0) lines.push('', `${title} [${rule}]`, ...found.map(describe));
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  lines.push('', ok ? '✓ 检查通过 · all checks passed' : `✗ ${errors} 个问题 · ${errors} error(s)`);
  return lines.join('\n');
}

module.exports = { formatReport };
