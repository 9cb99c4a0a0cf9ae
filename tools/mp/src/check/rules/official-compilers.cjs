const { chmodSync, existsSync } = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { finding } = require('../finding.cjs');

/**
 * @typedef {import('../project.cjs').Project} Project
 * @typedef {import('../finding.cjs').Finding} Finding
 * @typedef {{ file?: string, line?: number, message: string }} CompilerError
 */

/** @type {Record<string, { folder: string, suffix: string }>} */
const BINARIES = {
  'linux-x64': { folder: 'linux', suffix: '' },
  'darwin-x64': { folder: 'mac', suffix: '' },
  // Rosetta runs the Intel binary.
  'darwin-arm64': { folder: 'mac', suffix: '' },
  'win32-x64': { folder: 'windows', suffix: '.exe' },
};

/**
 * @param {'wcc' | 'wcsc'} name
 * @param {string} [machine] `platform-arch`.
 * @returns {string | undefined} Path of the official binary; none is published for some machines.
 */
function findCompiler(name, machine = `${process.platform}-${process.arch}`) {
  const binary = BINARIES[machine];
  if (!binary) return undefined;
  const home = path.dirname(require.resolve('miniprogram-compiler/package.json'));
  const file = path.join(home, 'bin', binary.folder, name + binary.suffix);
  if (!existsSync(file)) return undefined;
  try {
    // npm packs it without the executable bit.
    chmodSync(file, 0o755);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) throw error;
  }
  return file;
}

/**
 * Shapes seen: `a.wxml:1:33: text`, `ERR: a.wxss(1:12): text`, "ERR: path `x` not found from `a.wxss`".
 * @param {string} output
 * @returns {CompilerError}
 */
function parseError(output) {
  const text = output
    .replace(/\s*error file count: \d+\s*$/, '')
    .replace(/^ERR: /, '')
    .trim();
  const at = /^(.+?\.(?:wxml|wxss|wxs))[:(](\d+):\d+\)?:\s*/.exec(text);
  if (at?.[1]) return { file: at[1], line: Number(at[2]), message: text.slice(at[0].length) };
  const from = /not found from `?([^`]+?)`?\.?$/.exec(text);
  return { file: from?.[1], message: text };
}

/**
 * The compilers stop at the first error: the file it is in is set aside and the rest goes again.
 * @param {string} binary
 * @param {string} cwd
 * @param {string[]} files
 * @param {(files: string[]) => string[]} toArguments
 * @returns {CompilerError[]}
 */
function compileAll(binary, cwd, files, toArguments) {
  const errors = [];
  let rest = files;
  while (rest.length > 0) {
    const run = spawnSync(binary, toArguments(rest), { cwd, maxBuffer: 256 * 1024 * 1024 });
    if (run.error) throw run.error;
    if (run.status === 0) break;
    const error = parseError(run.stderr.toString());
    errors.push(error);
    const left = rest.filter((file) => file !== error.file);
    if (left.length === rest.length) break;
    rest = left;
  }
  return errors;
}

/**
 * wcc over all templates and wxs, wcsc over all styles.
 * @param {Project} project
 * @param {string} [machine]
 * @returns {{ findings: Finding[], notices: string[] }}
 */
function officialCompilers(project, machine) {
  const wcc = findCompiler('wcc', machine);
  const wcsc = findCompiler('wcsc', machine);
  if (!wcc || !wcsc) {
    const notice = `此机器（${machine ?? `${process.platform}-${process.arch}`}）没有官方 wcc/wcsc，已跳过 wxml、wxss 两项 · no official wcc/wcsc for this machine: rules wxml and wxss were skipped`;
    return { findings: [], notices: [notice] };
  }
  /** @param {...string} extensions */
  const filesOf = (...extensions) =>
    project.files.filter((file) => extensions.includes(path.extname(file)));
  const templates = compileAll(wcc, project.root, filesOf('.wxml', '.wxs'), (files) => [
    ...['-d', '-cc', '0'],
    ...files,
    ...['-gn', '$gwx'],
  ]);
  const styles = compileAll(wcsc, project.root, filesOf('.wxss'), (files) => [
    ...['-db', '-pc', '0'],
    ...files,
  ]);
  /** @param {'wxml' | 'wxss'} rule @param {CompilerError[]} errors */
  const report = (rule, errors) =>
    errors
      // Rule `missing` names these; a file set aside above would also be reported as not found.
      .filter(({ message }) => !message.includes('not found from'))
      .map(({ file, line, message }) => finding(rule, message, { file, line }));
  return { findings: [...report('wxml', templates), ...report('wxss', styles)], notices: [] };
}

module.exports = { officialCompilers };
