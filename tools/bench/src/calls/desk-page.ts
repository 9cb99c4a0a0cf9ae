import type { Browser, Page } from 'playwright-core';
import { DEMO } from '@ccc/call-center';
import { PASSWORD, emailOf } from '../load/people';

/** Amplitude, 0 to 1: a tone is far above it, what codecs add to silence far below. */
const LOUD = 0.05;

declare global {
  interface Window {
    /** Hears what the desk hears, from its newest connection on. */
    ear?: AnalyserNode | undefined;
  }
}

/** The workbench as it is built, with an agent of the bench at it. */
export class DeskPage {
  private constructor(private readonly page: Page) {}

  static async open(browser: Browser, port: number, agent: number): Promise<DeskPage> {
    const page = await browser.newPage({ locale: 'zh-CN' });
    await page.addInitScript(lendAnEar);
    await page.addInitScript((demo) => Object.assign(window, { __CCC_DEMO__: demo }), {
      demo: true,
      sdkAppId: DEMO.sdkAppId,
      baseUrl: '',
      password: PASSWORD,
    });
    await page.goto(`http://127.0.0.1:${port}/workbench/?lang=zh-CN&theme=light`);
    const form = page.getByTestId('login-form');
    await form.getByLabel('邮箱').fill(emailOf(agent));
    await form.getByLabel('密码').fill(PASSWORD);
    await form.getByRole('button', { name: '登录' }).click();
    await page.getByRole('button', { name: '现在上线' }).click();
    const desk = new DeskPage(page);
    const go = page.getByTestId('readiness-go');
    await go.or(desk.free()).first().waitFor();
    if (await go.isVisible()) await go.click();
    await desk.free().waitFor();
    return desk;
  }

  /** Taps on 接听 as soon as it rings. @returns ms until the customer is heard */
  async accept(): Promise<number> {
    await this.page.getByTestId('accept').waitFor();
    return this.page.evaluate(acceptAndListen, LOUD);
  }

  /** Puts the ended session away; resolves when the agent is free again. */
  async complete(): Promise<void> {
    await this.page.getByTestId('complete-session').click();
    await this.free().waitFor();
  }

  private free() {
    return this.page.locator('[data-testid="agent-status"][data-status="free"]');
  }
}

function lendAnEar(this: void): void {
  const context = new AudioContext({ latencyHint: 'interactive' });
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('track', ({ track }) => {
        const ear = context.createAnalyser();
        ear.fftSize = 256;
        context.createMediaStreamSource(new MediaStream([track])).connect(ear);
        window.ear = ear;
      });
    }
  };
}

function acceptAndListen(this: void, loud: number): Promise<number> {
  window.ear = undefined;
  const samples = new Float32Array(256);
  document.querySelector<HTMLElement>('[data-testid="accept"]')?.click();
  const tappedAt = performance.now();
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      window.ear?.getFloatTimeDomainData(samples);
      if (!window.ear || samples.every((sample) => Math.abs(sample) < loud)) return;
      clearInterval(timer);
      resolve(performance.now() - tappedAt);
    }, 4);
  });
}
