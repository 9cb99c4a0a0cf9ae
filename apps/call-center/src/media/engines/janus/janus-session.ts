import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { JanusRefusal, readJanusMessage, refusalIn, type JanusMessage } from './janus-message';

/** Within which Janus answers, ms; gathering its addresses is part of an answer. */
const ANSWER_MS = 10_000;
/** Janus forgets sessions of whom it hears nothing for 60 s, by its default. */
const KEEPALIVE_MS = 20_000;
const NOSIP = 'janus.plugin.nosip';

export interface JanusSettings {
  /** `ws://` or `wss://`. */
  url: string;
  /** `api_secret` of its configuration. */
  apiSecret: string | undefined;
}

/** One leg within Janus. */
export interface JanusHandle {
  /** Asks the NoSIP plugin. @throws JanusRefusal; Error when there is no answer */
  ask(body: object, jsep?: { type: 'offer'; sdp: string }): Promise<JanusMessage>;
  /** Ends it, and what it holds in Janus. */
  detach(): Promise<void>;
}

interface Question {
  /** That it has arrived is all the answer that it gets. */
  isKeepalive: boolean;
  answer(message: JanusMessage): void;
  fail(error: Error): void;
}

/** A session with Janus over one WebSocket, kept alive until either side goes. */
export class JanusSession {
  /** The end of this service, as seen on the way to Janus. */
  localAddress = '127.0.0.1';
  private id: number | undefined;
  private isGone = false;
  private readonly questions = new Map<string, Question>();
  private readonly listeners = new Map<number, (event: string) => void>();
  private keepAlive: NodeJS.Timeout | undefined;

  private constructor(
    private readonly socket: WebSocket,
    private readonly apiSecret: string | undefined,
    private readonly onGone: () => void,
  ) {
    socket.on('upgrade', (response) => {
      this.localAddress = response.socket.localAddress ?? this.localAddress;
    });
    socket.on('message', (data) => this.take(String(data)));
    socket.on('close', () => this.end());
  }

  /**
   * @param onGone Janus, or the way to it, is gone, and all handles with it; not told of `close`
   * @throws JanusRefusal; Error when nobody answers
   */
  static async open(settings: JanusSettings, onGone: () => void): Promise<JanusSession> {
    const socket = new WebSocket(settings.url, 'janus-protocol', { handshakeTimeout: ANSWER_MS });
    let isOpen = false;
    const session = new JanusSession(socket, settings.apiSecret, () => {
      if (isOpen) onGone();
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.on('error', reject);
    });
    try {
      session.id = (await session.request({ janus: 'create' })).data?.id;
    } catch (error) {
      socket.terminate();
      throw error;
    }
    session.keepAlive = setInterval(() => {
      session.request({ janus: 'keepalive' }).catch(() => socket.terminate());
    }, KEEPALIVE_MS);
    isOpen = true;
    return session;
  }

  /** @param onEvent hears `webrtcup`, `hangup`, … of this handle */
  async attach(onEvent: (event: string) => void): Promise<JanusHandle> {
    const handle = (await this.request({ janus: 'attach', plugin: NOSIP })).data?.id;
    if (handle === undefined) throw new JanusRefusal(0, 'no handle');
    this.listeners.set(handle, onEvent);
    return {
      ask: (body, jsep) =>
        this.request({ janus: 'message', handle_id: handle, body, ...(jsep ? { jsep } : {}) }),
      detach: async () => {
        this.listeners.delete(handle);
        // What refuses, or does not answer, has nothing left to be detached.
        await this.request({ janus: 'detach', handle_id: handle }).catch(() => undefined);
      },
    };
  }

  async close(): Promise<void> {
    if (this.isGone) return;
    await this.request({ janus: 'destroy' }).catch(() => undefined);
    const isClosed = new Promise((resolve) => this.socket.once('close', resolve));
    this.isGone = true;
    clearInterval(this.keepAlive);
    this.socket.close();
    await isClosed;
  }

  private request(request: { janus: string; [field: string]: unknown }): Promise<JanusMessage> {
    if (this.isGone) return Promise.reject(new Error('Janus is gone'));
    const transaction = randomUUID();
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        this.questions.delete(transaction);
      };
      const fail = (error: Error): void => {
        settle();
        reject(error);
      };
      const timer = setTimeout(() => fail(new Error('Janus does not answer')), ANSWER_MS);
      const answer = (message: JanusMessage): void => {
        settle();
        const refusal = refusalIn(message);
        if (refusal) reject(refusal);
        else resolve(message);
      };
      this.questions.set(transaction, { isKeepalive: request.janus === 'keepalive', answer, fail });
      const { id, apiSecret } = this;
      const session = id === undefined ? {} : { session_id: id };
      const secret = apiSecret === undefined ? {} : { apisecret: apiSecret };
      this.socket.send(JSON.stringify({ ...request, ...session, ...secret, transaction }));
    });
  }

  private take(text: string): void {
    const message = readJanusMessage(text);
    if (!message) return;
    const { janus, transaction, sender } = message;
    const question = transaction === undefined ? undefined : this.questions.get(transaction);
    // A plugin's answer comes after the word that the question has arrived; a keepalive gets no other.
    if (janus === 'ack' && question?.isKeepalive !== true) return;
    if (question) question.answer(message);
    else if (janus === 'timeout') this.socket.terminate();
    else if (sender !== undefined) this.listeners.get(sender)?.(janus);
  }

  private end(): void {
    if (this.isGone) return;
    this.isGone = true;
    clearInterval(this.keepAlive);
    for (const { fail } of [...this.questions.values()]) fail(new Error('Janus is gone'));
    for (const listener of [...this.listeners.values()]) listener('detached');
    this.onGone();
  }
}
