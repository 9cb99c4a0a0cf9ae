import { CccError } from '@ccc/protocol';
import { JanusRefusal } from './janus-message';
import { JanusSession, type JanusSettings } from './janus-session';

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 10_000;
/** Janus' own: a wrong `apisecret`, and a plugin that it has not loaded. */
const UNAUTHORIZED = 403;
const NO_PLUGIN = 460;

/** What is told of the line: `away` with what happened, once, and `back`. */
export type LineEvent = { kind: 'away'; error: Error } | { kind: 'back' };

/** The way to Janus: found again, whenever it is lost, for as long as it is wanted. */
export class JanusLine {
  private isClosed = false;
  private retry: NodeJS.Timeout | undefined;
  private current: JanusSession | null = null;

  private constructor(
    private readonly settings: JanusSettings,
    private readonly onEvent: (event: LineEvent) => void,
  ) {}

  /** @throws CccError `config.invalid`: nobody answers, or not as it is needed */
  static async open(
    settings: JanusSettings,
    onEvent: (event: LineEvent) => void,
  ): Promise<JanusLine> {
    const line = new JanusLine(settings, onEvent);
    try {
      await line.connect();
      const handle = await line.session.attach(() => undefined);
      await handle.detach();
      return line;
    } catch (error) {
      await line.close();
      throw settingFault(error);
    }
  }

  /** @throws CccError `media.away` while Janus is away */
  get session(): JanusSession {
    if (!this.current) throw new CccError('media.away');
    return this.current;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.retry);
    await this.current?.close();
  }

  private async connect(): Promise<void> {
    const session = await JanusSession.open(this.settings, () => {
      this.current = null;
      this.onEvent({ kind: 'away', error: new Error('the line to Janus is cut') });
      this.connectLater(FIRST_RETRY_MS);
    });
    if (this.isClosed) await session.close();
    else this.current = session;
  }

  private connectLater(afterMs: number): void {
    if (this.isClosed) return;
    this.retry = setTimeout(() => {
      this.connect().then(
        () => this.onEvent({ kind: 'back' }),
        () => this.connectLater(Math.min(afterMs * 2, LONGEST_RETRY_MS)),
      );
    }, afterMs);
  }
}

function settingFault(origin: unknown): CccError {
  const code = origin instanceof JanusRefusal ? origin.code : null;
  const name = code === UNAUTHORIZED ? 'janusApiSecret' : 'janusUrl';
  const reason = origin instanceof Error ? origin.message : String(origin);
  const problem = problemOf(code, reason);
  return new CccError('config.invalid', { params: { name, problem }, origin });
}

function problemOf(code: number | null, reason: string): string {
  if (code === UNAUTHORIZED) {
    return '与 Janus 的 api_secret 不一致 (it is not what Janus has as api_secret)';
  }
  if (code === NO_PLUGIN) {
    return 'Janus 没有加载 NoSIP 插件 (Janus has not loaded its NoSIP plugin)';
  }
  return `无法使用 Janus，请检查地址以及它是否在运行 (Janus cannot be used; check the address and whether it runs): ${reason}`;
}
