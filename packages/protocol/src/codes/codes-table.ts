import { ERROR_CODES } from './error-codes';

/** The error table as it stands in SPEC.md. */
export function codesTable(): string {
  const rows = Object.entries(ERROR_CODES).map(
    ([code, entry]) =>
      `| \`${code}\` | ${entry.kind} | ${entry.retry} | ${entry['zh-CN']} | ${entry.en} |`,
  );
  return ['| code | kind | retry | 中文 | English |', '|---|---|---|---|---|', ...rows].join('\n');
}
