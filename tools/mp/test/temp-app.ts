import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const made: string[] = [];

/** Writes files, making folders as needed. */
export function writeFiles(dir: string, files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(dir, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** A new folder with these files; gone after `removeTempDirs`. */
export function tempDir(files: Record<string, string> = {}): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'mp-'));
  made.push(dir);
  writeFiles(dir, files);
  return dir;
}

/** A copy of the faultless mini-program, with files planted over it (`root/` is its built folder). */
export function copyGoodApp(planted: Record<string, string> = {}): string {
  const dir = tempDir();
  cpSync(path.join(__dirname, 'fixtures/good-app'), dir, { recursive: true });
  writeFiles(dir, planted);
  return dir;
}

/** Removes all folders made in this test file. */
export function removeTempDirs(): void {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
}
