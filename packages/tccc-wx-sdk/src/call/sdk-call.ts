import {
  CccError,
  createCallClient,
  isApart,
  mediaUrlsOf,
  type CallClient,
  type CallLine,
  type CallMedia,
  type CallState,
} from '@ccc/core/call/index';
import { checkPhone, type LiveTrouble } from '@ccc/core/platform/wx/calls/index';
import { createWxPlatform } from '@ccc/core/platform/wx/index';
import { tcccError, type TcccError } from '../setup/sdk-error';
import { resolveSettings, type SdkSettings } from '../setup/settings';
import { callNews, type CallNews } from './call-news';
import { QUIET, type LiveView } from './live-view';

/** The component, as its call sees it. */
export interface CallScreen {
  settings(): SdkSettings;
  draw(view: LiveView): void;
  tell(news: CallNews | { name: 'error'; detail: { code: string; message: string } }): void;
}

/** What the call on the screen is about, from the check of the phone to its end. */
type Stage =
  | { name: 'free' }
  | { name: 'checking' }
  | { name: 'calling'; client: CallClient; state: CallState; baseUrl: string };

/** The calls of one component, one at a time, each over a client of its own. */
export class SdkCall {
  view: LiveView = QUIET;
  private stage: Stage = { name: 'free' };
  /** The client before is still telling the service of its end. */
  private farewell: Promise<void> = Promise.resolve();

  constructor(private readonly screen: CallScreen) {}

  /** Rejects with a `TcccError`: `call.exists` in a call, what the phone lacks, what the service refuses. */
  async start(media: CallMedia, channelId: string): Promise<{ sessionId: string }> {
    if (this.stage.name !== 'free') throw tcccError(new CccError('call.exists'));
    const own: Stage = { name: 'checking' };
    this.stage = own;
    // Asking the user takes time; they may have hung up meanwhile.
    const isOwn = () => this.stage === own;
    try {
      const settings = resolveSettings(this.screen.settings());
      await checkPhone(media);
      await this.farewell;
      if (!isOwn()) throw new CccError('call.notNow');
      const client = createCallClient(createWxPlatform(), settings);
      this.stage = { name: 'calling', client, state: client.call.state, baseUrl: settings.baseUrl };
      client.call.onChange((state) => this.follow(client, state));
      this.draw({ ...QUIET, media });
      const { session } = await client.call.start({ flow: channelId, media });
      return { sessionId: session };
    } catch (error) {
      if (isOwn()) this.stage = { name: 'free' };
      throw tcccError(error);
    }
  }

  end(): void {
    if (this.stage.name === 'calling') this.stage.client.call.end();
    if (this.stage.name === 'checking') this.stage = { name: 'free' };
  }

  async sendDigits(digits: string): Promise<void> {
    try {
      if (this.stage.name !== 'calling') throw new CccError('call.notNow');
      await this.stage.client.call.sendDigits(digits);
    } catch (error) {
      throw tcccError(error);
    }
  }

  /** Switches of this call; the next one begins with the usual ones. */
  change(switches: Partial<Pick<LiveView, 'isMuted' | 'soundMode'>>): void {
    if (this.stage.name === 'calling') this.draw({ ...this.view, ...switches });
  }

  /** The other side is told. In an answered call of voices the phone is looked at first. */
  async setCamera(isOn: boolean): Promise<void> {
    const { stage } = this;
    if (stage.name !== 'calling') return;
    const { client, state } = stage;
    const isNew = isOn && state.name === 'connected' && state.line.media === 'audio';
    try {
      if (isNew) await checkPhone('video');
      client.call.setCamera(isOn);
    } catch (error) {
      this.fail(tcccError(error));
    }
  }

  trouble(trouble: LiveTrouble | undefined): void {
    if (!trouble || this.stage.name !== 'calling') return;
    const { client } = this.stage;
    if (trouble.kind === 'lost') return client.call.mediaLost();
    this.fail(tcccError(new CccError(trouble.code)));
    if (trouble.kind === 'noCamera') client.call.setCamera(false);
    else client.call.end();
  }

  private follow(client: CallClient, state: CallState): void {
    if (this.stage.name !== 'calling' || this.stage.client !== client) return;
    const { baseUrl, state: before } = this.stage;
    const isOver = state.name === 'ended' || state.name === 'idle';
    this.stage = isOver ? { name: 'free' } : { ...this.stage, state };
    if (isOver) {
      this.farewell = client.close();
      this.draw(QUIET);
    } else if ('line' in state) {
      const { media } = state.line;
      this.draw({ ...this.view, media, ...seenOf(state), ...urlsOf(state.line, baseUrl) });
    }
    if (state.name === 'ended' && state.end.code !== undefined) {
      this.fail(tcccError(new CccError(state.end.code)));
    }
    for (const news of callNews(before, state, client.connection.serverNow())) {
      this.screen.tell(news);
    }
  }

  private fail({ code, message }: TcccError): void {
    this.screen.tell({ name: 'error', detail: { code, message } });
  }

  private draw(view: LiveView): void {
    const isSame = (Object.keys({ ...view, ...this.view }) as Array<keyof LiveView>).every(
      (field) => view[field] === this.view[field],
    );
    this.view = view;
    if (!isSame) this.screen.draw(view);
  }
}

function urlsOf({ ticket }: CallLine, baseUrl: string): Pick<LiveView, 'pushUrl' | 'playUrl'> {
  const { push, play } = ticket ? mediaUrlsOf(ticket, baseUrl) : { push: '', play: '' };
  return { pushUrl: push, playUrl: play };
}

/** On hold nobody is seen. */
function seenOf(
  state: Extract<CallState, { line: CallLine }>,
): Pick<LiveView, 'isCameraOn' | 'isOtherSeen' | 'isApart'> {
  const { customer = true, agent = false } = state.line.cameras ?? {};
  const isTalk = state.name === 'connected' && state.hold === 'none';
  return {
    isCameraOn: customer,
    isOtherSeen: isTalk && agent,
    isApart: isApart(state.line.ticket, isTalk),
  };
}
