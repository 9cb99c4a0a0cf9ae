import { fdatasyncSync, fsyncSync, openSync, closeSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** emscripten's errno of EIO. */
const EIO = 29;

/** What emscripten keeps of an open file. */
interface Stream {
  /** Descriptor of the host; a directory may have none. */
  nfd?: number;
  node: object;
}

/** The parts of emscripten's module that are touched here. */
interface EmscriptenModule {
  FS: { ErrnoError: new (errno: number) => Error };
  NODEFS: {
    realPath(node: object): string;
    stream_ops: { fsync?: (stream: Stream) => number };
  };
}

type InitOptions = Parameters<NodeFS['init']>[1];

/**
 * PGlite's file system with an fsync that reaches the disk: emscripten's has none, so that PostgreSQL
 * believes it synced (https://github.com/electric-sql/pglite/issues/1107).
 *
 * One failed fsync fails every statement from then on, the present one included: after it nobody
 * knows what the disk has (https://wiki.postgresql.org/wiki/Fsync_Errors).
 */
export class FsyncNodeFS extends NodeFS {
  #fsyncCount = 0;
  #failure: Error | null = null;
  readonly #onFailure: (error: Error) => void;

  constructor(dataDir: string, onFailure: (error: Error) => void = () => {}) {
    super(dataDir);
    this.#onFailure = onFailure;
  }

  /** How often something was synced since this was opened. */
  get fsyncCount(): number {
    return this.#fsyncCount;
  }

  override async init(pglite: PGlite, options: InitOptions): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options);
    const install = (module: EmscriptenModule): void => {
      module.NODEFS.stream_ops.fsync = (stream) => this.#fsync(module, stream);
    };
    return {
      emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), install] },
    };
  }

  /** PGlite calls this after every message, before it hands on the answer. */
  override async syncToFs(): Promise<void> {
    if (this.#failure) throw this.#failure;
  }

  #fsync(module: EmscriptenModule, stream: Stream): number {
    try {
      if (stream.nfd === undefined) syncPath(module.NODEFS.realPath(stream.node));
      else fdatasyncSync(stream.nfd);
      this.#fsyncCount += 1;
      return 0;
    } catch (error) {
      if (!this.#failure) {
        this.#failure = error instanceof Error ? error : new Error(String(error));
        this.#onFailure(this.#failure);
      }
      throw new module.FS.ErrnoError(EIO);
    }
  }
}

/** Syncs a file, or a directory's entries. */
export function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
