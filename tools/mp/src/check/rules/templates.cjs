const path = require('node:path');
const { finding, lineAt } = require('../finding.cjs');
const { readText } = require('../project.cjs');
const { BUILT_IN_TAGS } = require('./built-in-tags.cjs');

/**
 * @typedef {import('../project.cjs').Project} Project
 * @typedef {import('../finding.cjs').Finding} Finding
 */

/** What people write out of habit and templates do not know. */
const UNSUPPORTED = /\?\.(?!\d)|\?\?|=>|`/;

/** Keeps offsets: comments and inline wxs become blanks. @param {string} wxml */
function markupOnly(wxml) {
  return wxml.replace(/<!--[\s\S]*?-->|<wxs\b[^>]*[^/]>[\s\S]*?<\/wxs>/g, (part) =>
    part.replace(/[^\n]/g, ' '),
  );
}

/** @param {Project} project @param {string} file @returns {Set<string>} */
function declaredTags(project, file) {
  const jsonFile = file.replace(/\.wxml$/, '.json');
  const own = project.files.includes(jsonFile) ? JSON.parse(readText(project, jsonFile)) : {};
  return new Set([
    ...Object.keys(project.appJson.usingComponents ?? {}),
    ...Object.keys(own.usingComponents ?? {}),
    ...Object.keys(own.componentGenerics ?? {}),
  ]);
}

/**
 * Text without the content of strings, so that a `?.` a user reads is no finding.
 * @param {string} expression
 */
function codeOf(expression) {
  return expression.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''");
}

/** @param {Project} project @param {string} file @returns {Finding[]} */
function scanTemplate(project, file) {
  const text = markupOnly(readText(project, file));
  const declared = declaredTags(project, file);
  const findings = [];
  for (const match of text.matchAll(/\{\{([\s\S]*?)\}\}/g)) {
    const bad = UNSUPPORTED.exec(codeOf(match[1] ?? ''));
    const where = { file, line: lineAt(text, match.index) };
    if (bad) findings.push(finding('wxml-syntax', `${bad[0]}  ${match[0]}`, where));
  }
  const markup = text.replace(/\{\{[\s\S]*?\}\}/g, (part) => part.replace(/[^\n]/g, 'x'));
  for (const match of markup.matchAll(/<([a-z][\w-]*)/g)) {
    const tag = match[1] ?? '';
    if (BUILT_IN_TAGS.has(tag) || declared.has(tag)) continue;
    findings.push(finding('unknown-tag', `<${tag}>`, { file, line: lineAt(markup, match.index) }));
  }
  for (const match of text.matchAll(/<(?:cover-)?image\b[^>]*?\ssrc="([^"{:]+)"/g)) {
    const src = match[1] ?? '';
    const target = src.startsWith('/')
      ? src.slice(1)
      : path.posix.join(path.posix.dirname(file), src);
    if (project.files.includes(target)) continue;
    findings.push(finding('missing', src, { file, line: lineAt(text, match.index) }));
  }
  return findings;
}

/**
 * What no compiler says: components never declared, pictures that are not there, and expressions
 * wcc refuses (also on machines without wcc).
 * @param {Project} project
 * @returns {Finding[]}
 */
function templates(project) {
  return project.files
    .filter((file) => file.endsWith('.wxml'))
    .flatMap((file) => scanTemplate(project, file));
}

module.exports = { templates };
