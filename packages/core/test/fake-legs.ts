import type { CccError } from '@ccc/protocol';
import type { LegFactory, LegHandlers, LegQuality, LegRequest, MediaLeg } from '../src/desk/index';

/** Legs that come about, and are lost, when the test says so. */
export class FakeLegs implements LegFactory {
  readonly opened: FakeLeg[] = [];

  get last(): FakeLeg {
    const leg = this.opened.at(-1);
    if (!leg) throw new Error('no leg was opened');
    return leg;
  }

  get live(): FakeLeg[] {
    return this.opened.filter(({ life }) => life === 'open');
  }

  open(request: LegRequest, handlers: LegHandlers): MediaLeg {
    const leg = new FakeLeg(request, handlers);
    this.opened.push(leg);
    return leg;
  }
}

class FakeLeg implements MediaLeg {
  life: 'open' | 'closed' = 'open';
  isMuted: boolean;
  isApart: boolean;
  isCameraOn: boolean;
  hasCamera = true;

  constructor(
    readonly request: LegRequest,
    private readonly handlers: LegHandlers,
  ) {
    this.isMuted = request.isMuted;
    this.isApart = request.isApart;
    this.isCameraOn = request.isCameraOn;
  }

  mute(isMuted: boolean): void {
    this.isMuted = isMuted;
  }

  part(isApart: boolean): void {
    this.isApart = isApart;
  }

  async showCamera(isOn: boolean): Promise<boolean> {
    this.isCameraOn = isOn && this.hasCamera;
    return this.isCameraOn;
  }

  close(): void {
    this.life = 'closed';
  }

  connect(): void {
    this.handlers.onConnected();
  }

  lose(error: CccError): void {
    this.handlers.onLost(error);
  }

  missCamera(): void {
    this.hasCamera = this.isCameraOn = false;
    this.handlers.onNoCamera();
  }

  measure(quality: LegQuality): void {
    this.handlers.onQuality(quality);
  }
}
