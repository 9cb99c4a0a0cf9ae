import { watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { compileApp } from '../compile/compile';
import type { CompiledApp } from '../compile/compile';
import { readProjectConfig } from '../compile/project';
import { diskTree } from '../compile/source-tree';

/** Builds write many files; they count as one change when this quiet passes. */
const SETTLE_MS = 120;

/** Keeps a compiled mini-program and, when watching, compiles again as its files change. */
export class AppCompiler {
  app: CompiledApp;
  version = 1;
  /** Fingerprint of everything but styles. */
  private sources = '';
  private watcher: FSWatcher | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly dist: string,
    private readonly appId?: string,
  ) {
    this.app = this.compile();
  }

  watch(onChange: (what: 'style' | 'all') => void): void {
    this.watcher = watch(this.dist, { recursive: true }, () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.recompile(onChange), SETTLE_MS);
    });
    // A build may remove the folder for a moment; the next event brings it back.
    this.watcher.on('error', () => undefined);
  }

  close(): void {
    clearTimeout(this.timer);
    this.watcher?.close();
  }

  private recompile(onChange: (what: 'style' | 'all') => void): void {
    const { app, sources } = this;
    const after = this.compile();
    // The template compiler's output differs from run to run, so inputs are compared.
    const sameScript = sources === this.sources;
    if (sameScript && after.style === app.style) return;
    this.app = after;
    this.version += 1;
    onChange(sameScript ? 'style' : 'all');
  }

  private compile(): CompiledApp {
    const project = readProjectConfig(this.dist);
    const tree = diskTree(this.dist);
    const app = compileApp(tree, { ...project, appId: this.appId ?? project.appId });
    this.sources = tree.fingerprint((path) => !path.endsWith('.wxss'));
    return app;
  }
}
