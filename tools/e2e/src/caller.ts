import type { CallId, CallMedia, CommandName, WebRtcTicket, ServerFrame } from '@ccc/protocol';
import type { Page } from 'playwright-core';
import { eventually } from './service-process';
import type { Stage } from './stage';
import { giveVoice, type Voice } from './tones';
import { DEMO, WirePerson, loginCustomer } from './wire-person';

declare global {
  interface Window {
    callerLeg?: RTCPeerConnection;
  }
}

/** Sound that has come so far. */
interface Heard {
  energy: number;
  seconds: number;
}

/** A customer on the wire alone, whose voice goes through a bare page of the browser. */
export class Caller {
  private constructor(
    readonly person: WirePerson,
    readonly session: string,
    readonly page: Page,
    private readonly url: string,
  ) {}

  /** Opens a session; with `media` it begins as a call, with `voice` it is one that can be told from others. */
  static async open(stage: Stage, user: string, media?: CallMedia, voice?: Voice): Promise<Caller> {
    const person = new WirePerson(stage.url, await loginCustomer(stage.url, user));
    const args = { flow: DEMO.flow, ...(media ? { media } : {}) };
    const opened = await person.command('session.open', args);
    const { session } = resultOf(opened) as { session: string };
    const context = await stage.context({ width: 200, height: 200 });
    if (voice) await giveVoice(context, voice);
    const page = await context.newPage();
    await page.goto(`${stage.url}/healthz`);
    // A page speaks with a voice of its own only once somebody has touched it.
    await page.mouse.click(1, 1);
    return new Caller(person, session, page, stage.url);
  }

  /** Waits until so many calls were begun in this session; from then on the last of them is meant. */
  async isCalled(times: number): Promise<void> {
    await eventually(`call ${times}`, () => this.calls().length >= times);
  }

  /** A command about the call. */
  async ask(name: CommandName, args: object = {}): Promise<unknown> {
    await this.isCalled(1);
    const call = this.calls().at(-1);
    return resultOf(await this.person.command(name, { call, ...args }, this.session));
  }

  /** Asks the agent of a text session for a call. */
  async start(): Promise<void> {
    resultOf(await this.person.command('call.start', { media: 'audio' }, this.session));
  }

  /** Into the call, with a microphone that beeps. */
  async join(): Promise<void> {
    const { ticket } = (await this.ask('call.join')) as { ticket: WebRtcTicket };
    await this.page.evaluate(connect, `${this.url}/api/v1/media/legs/${ticket.leg}`);
  }

  /** Energy a second of what comes, over the next two seconds of it. */
  async loudness(): Promise<number> {
    const before = await this.page.evaluate(heard);
    let after = before;
    await eventually('two more seconds of sound', async () => {
      after = await this.page.evaluate(heard);
      return after.seconds >= before.seconds + 2;
    });
    return (after.energy - before.energy) / (after.seconds - before.seconds);
  }

  async hears(what: string): Promise<void> {
    await eventually(`the customer to hear ${what}`, async () => (await this.loudness()) > LOUD);
  }

  async hearsNothing(): Promise<void> {
    await eventually('silence', async () => (await this.loudness()) < SILENT);
  }

  /** The end of the call that was begun last. */
  async ended(): Promise<unknown> {
    const call = this.calls().at(-1);
    const isIt = ({ name, data }: { name: string; data: unknown }) =>
      name === 'call.ended' && (data as { call: CallId }).call === call;
    await this.person.sees(this.session, isIt, 45_000);
    return this.person.events(this.session).find(isIt)?.data;
  }

  private calls(): CallId[] {
    const started = this.person.events(this.session).filter(({ name }) => name === 'call.started');
    return started.map(({ data }) => (data as { call: CallId }).call);
  }

  async close(): Promise<void> {
    this.person.close();
    await this.page.close();
  }
}

/** Beeps and music come to much more than this, noise that codecs add to much less. */
const LOUD = 1e-5;
const SILENT = 1e-7;

function resultOf(answer: ServerFrame): unknown {
  if (answer.type !== 'ack') throw new Error(JSON.stringify(answer));
  return answer.result;
}

async function connect(this: void, url: string): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const leg = new RTCPeerConnection();
  window.callerLeg?.close();
  window.callerLeg = leg;
  leg.addEventListener('track', ({ track }) => {
    // Energy is counted only of what is played.
    const element = document.body.appendChild(document.createElement('audio'));
    element.srcObject = new MediaStream([track]);
    void element.play();
  });
  for (const track of stream.getTracks()) leg.addTrack(track, stream);
  await leg.setLocalDescription(await leg.createOffer());
  await new Promise<void>((done) => {
    const settle = () => {
      if (leg.iceGatheringState === 'complete') done();
    };
    leg.addEventListener('icegatheringstatechange', settle);
    settle();
  });
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/sdp' },
    body: leg.localDescription?.sdp ?? '',
  });
  const answer = await response.text();
  if (response.status !== 201) throw new Error(`${response.status} ${answer}`);
  await leg.setRemoteDescription({ type: 'answer', sdp: answer });
}

async function heard(this: void): Promise<Heard> {
  const report = await window.callerLeg?.getStats();
  const sum = { energy: 0, seconds: 0 };
  report?.forEach((one: Record<string, unknown>) => {
    if (one['type'] !== 'inbound-rtp') return;
    sum.energy = Number(one['totalAudioEnergy'] ?? 0);
    sum.seconds = Number(one['totalSamplesDuration'] ?? 0);
  });
  return sum;
}
