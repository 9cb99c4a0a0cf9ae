const { readFileSync } = require('node:fs');
const path = require('node:path');
const { minifyScript } = require('../../pack/minify.cjs');
const { finding } = require('../finding.cjs');

/**
 * @typedef {import('../project.cjs').Project} Project
 * @typedef {import('../finding.cjs').Finding} Finding
 * @typedef {{ name: string, kind: 'package' | 'npm', bytes: number, minifiedBytes: number }} Size
 */

/** WeChat's limit for the main package and for each subpackage. */
const PACKAGE_LIMIT_BYTES = 2 * 1024 * 1024;
/** WeChat's limit for all packages together. */
const TOTAL_LIMIT_BYTES = 20 * 1024 * 1024;

/** @param {number} bytes */
function inKiB(bytes) {
  return `${(bytes / 1024).toFixed(1)} KiB`;
}

/** @param {Project} project @param {string} file */
function packageOf(project, file) {
  return project.subpackages.find((root) => file.startsWith(`${root}/`)) ?? 'main';
}

/** @param {string} file */
function npmPackageOf(file) {
  return /(?:^|\/)miniprogram_npm\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
}

/** A script that does not parse counts as it is; rule `compile` names it. @param {string} text */
async function minifiedBytesOf(text) {
  const code = await minifyScript(text).catch(() => text);
  return Buffer.byteLength(code);
}

/**
 * Bytes of every package and of every npm package in it. `minifiedBytes` counts scripts minified
 * and all else as it is.
 * @param {Project} project
 * @returns {Promise<Size[]>}
 */
async function measure(project) {
  /** @type {Map<string, Size>} */
  const sizes = new Map();
  /** @param {'package' | 'npm'} kind @param {string} name @param {number} bytes @param {number} minified */
  const add = (kind, name, bytes, minified) => {
    const size = sizes.get(name) ?? { name, kind, bytes: 0, minifiedBytes: 0 };
    sizes.set(name, size);
    size.bytes += bytes;
    size.minifiedBytes += minified;
  };
  for (const name of ['main', ...project.subpackages]) add('package', name, 0, 0);
  for (const file of project.files) {
    const content = readFileSync(path.join(project.root, file));
    const isScript = file.endsWith('.js');
    const minified = isScript ? await minifiedBytesOf(content.toString()) : content.length;
    add('package', packageOf(project, file), content.length, minified);
    const npm = npmPackageOf(file);
    if (npm) add('npm', npm, content.length, minified);
  }
  return [...sizes.values()];
}

/** @param {Project} project @param {Size[]} sizes @returns {Finding[]} */
function overBudget(project, sizes) {
  return Object.entries(project.config.minifiedBudgetsKiB).flatMap(([key, budgetKiB]) => {
    const names = key.split('+').map((name) => name.trim());
    const unknown = names.filter((name) => !sizes.some((size) => size.name === name));
    if (unknown.length > 0) {
      return [
        finding('size', `预算中的 ${unknown.join(', ')} 不存在 · budget names something absent`),
      ];
    }
    const bytes = sizes
      .filter((size) => names.includes(size.name))
      .reduce((sum, size) => sum + size.minifiedBytes, 0);
    if (bytes <= budgetKiB * 1024) return [];
    return [finding('size', `${key}: ${inKiB(bytes)} > ${budgetKiB} KiB（预算 · budget）`)];
  });
}

/**
 * WeChat's limits, against the files as they are built, and the project's own budgets.
 * @param {Project} project
 * @returns {Promise<{ sizes: Size[], findings: Finding[] }>}
 */
async function checkSizes(project) {
  const sizes = await measure(project);
  const packages = sizes.filter((size) => size.kind === 'package');
  const findings = packages
    .filter((size) => size.bytes > PACKAGE_LIMIT_BYTES)
    .map((size) => finding('size', `${size.name}: ${inKiB(size.bytes)} > 2 MiB`));
  const totalBytes = packages.reduce((sum, size) => sum + size.bytes, 0);
  if (totalBytes > TOTAL_LIMIT_BYTES) {
    findings.push(finding('size', `total: ${inKiB(totalBytes)} > 20 MiB`));
  }
  return { sizes, findings: [...findings, ...overBudget(project, sizes)] };
}

module.exports = { checkSizes, inKiB };
