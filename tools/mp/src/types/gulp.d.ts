/** The part of gulp 5 this preset uses; gulp ships no types, and DefinitelyTyped's are of gulp 4. */
declare module 'gulp' {
  type Task = (() => Promise<void>) | ((done: (error?: Error) => void) => void);

  interface SourceOptions {
    cwd?: string;
    base?: string;
    sourcemaps?: boolean;
    /** `false` passes bytes through; the default decodes as UTF-8. */
    encoding?: string | false;
    allowEmpty?: boolean;
  }

  interface DestinationOptions {
    sourcemaps?: string;
    encoding?: string | false;
  }

  function src(globs: string[], options?: SourceOptions): NodeJS.ReadWriteStream;
  function dest(
    folder: string,
    options?: DestinationOptions,
  ): NodeJS.ReadWriteStream & { resume(): NodeJS.ReadWriteStream };
  function series(...tasks: Task[]): Task;
  function parallel(...tasks: Task[]): Task;
  function watch(
    globs: string[],
    options: { cwd?: string; ignoreInitial?: boolean },
    task: Task,
  ): NodeJS.EventEmitter;
}
