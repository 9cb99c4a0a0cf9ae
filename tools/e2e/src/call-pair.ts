import type { BrowserContext, Locator } from 'playwright-core';
import type { Desk } from './desk';
import { giveEars } from './heard';
import type { Phone } from './phone';
import { eventually } from './service-process';
import { Stage } from './stage';

/** Keeps what microphones and cameras were opened where `openDevices` can count them. */
async function watchDevices(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const tracks: MediaStreamTrack[] = [];
    Object.assign(window, { testTracks: tracks });
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });
}

/** A customer and an agent in a conversation, about to call each other. */
export class CallPair {
  private constructor(
    readonly stage: Stage,
    readonly desk: Desk,
    readonly phone: Phone,
  ) {}

  /**
   * @param prepareDesk Done to what the desk's page will be, before it is opened again.
   * @param flags Of the start command.
   */
  static async open(
    prepareDesk: (desk: Desk) => Promise<void> = async () => {},
    flags: readonly string[] = [],
  ): Promise<CallPair> {
    const stage = await Stage.open(flags);
    const desk = await stage.desk('2222@qq.com');
    await giveEars(desk.page);
    await prepareDesk(desk);
    await desk.page.reload();
    await desk.goOnline();
    const prepare = async (context: BrowserContext) => {
      await giveEars(context);
      await watchDevices(context);
    };
    const phone = await stage.phone('alice', {}, { prepare });
    await phone.openChat();
    await phone.say('1');
    await desk.accept();
    await phone.text('转人工客服成功，000010号客服代表为您服务。').waitFor();
    return new CallPair(stage, desk, phone);
  }

  onDesk(id: string): Locator {
    return this.desk.page.getByTestId(id);
  }

  panel(state: string): Locator {
    return this.desk.page.locator(`[data-testid="call-panel"][data-state="${state}"]`);
  }

  /** Waits for a line in the conversation at the desk. */
  async deskRecords(words: string): Promise<void> {
    await this.onDesk('notice').filter({ hasText: words }).last().waitFor();
  }

  async phoneRecords(words: string | RegExp): Promise<void> {
    await this.phone.text(words).last().waitFor();
  }

  /** @param name 语音通话 or 视频通话 */
  async callFromPhone(name: string): Promise<void> {
    await this.phone.key('更多').click();
    await this.phone.button(name).click();
  }

  async invite(button: 'call-start' | 'call-start-video', words: string): Promise<void> {
    await this.onDesk(button).click();
    await this.phone.text(words).waitFor();
  }

  /** The customer is asked for this device, from now on in vain or not. */
  async allow(device: 'microphone' | 'camera', isAllowed: boolean): Promise<void> {
    await this.phone.page.evaluate(
      ([name, value]) => {
        const simulator = Reflect.get(window, '__simulator') as {
          setPermission(device: string, isAllowed: boolean): void;
        };
        simulator.setPermission(name, value);
      },
      [device, isAllowed] as const,
    );
  }

  /** How many microphones and cameras the phone has open. */
  async openDevices(): Promise<number> {
    return this.phone.page.evaluate(() => {
      const tracks = Reflect.get(window, 'testTracks') as MediaStreamTrack[];
      return tracks.filter(({ readyState }) => readyState === 'live').length;
    });
  }

  async hasDevicesOpen(count: number): Promise<void> {
    await eventually(`${count} open devices`, async () => (await this.openDevices()) === count);
  }

  /** Over on both sides, with nothing left open on the phone. */
  async isOver(): Promise<void> {
    await this.onDesk('call-panel').waitFor({ state: 'detached' });
    for (const tag of ['wx-call-sheet', 'wx-call-bar', 'wx-call-stage']) {
      await this.phone.page.locator(tag).waitFor({ state: 'detached' });
    }
    await this.hasDevicesOpen(0);
  }
}
