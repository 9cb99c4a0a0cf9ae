/** What an app may only use when the person lets it. */
export type SensitiveDevice = 'microphone' | 'camera';

const SCOPES: Readonly<Record<SensitiveDevice, string>> = {
  microphone: 'scope.record',
  camera: 'scope.camera',
};

/** The person's answers to "allow this mini-program to use …"; everything is allowed unless switched. */
export class Permissions {
  private readonly refused = new Set<SensitiveDevice>();
  private readonly asked = new Set<SensitiveDevice>();

  set(device: SensitiveDevice, isAllowed: boolean): void {
    if (isAllowed) this.refused.delete(device);
    else this.refused.add(device);
  }

  isAllowed(device: SensitiveDevice): boolean {
    return !this.refused.has(device);
  }

  /** Whether the scope's device, if it is one's, is refused; asking is remembered. */
  refusesScope(scope: string): boolean {
    const device = (Object.keys(SCOPES) as SensitiveDevice[]).find((one) => SCOPES[one] === scope);
    if (device === undefined) return false;
    this.asked.add(device);
    return this.refused.has(device);
  }

  /** `authSetting` of what was asked for so far. */
  answers(): Record<string, boolean> {
    return Object.fromEntries([...this.asked].map((one) => [SCOPES[one], !this.refused.has(one)]));
  }

  /**
   * Opens one device.
   * @throws DOMException `NotAllowedError` when the person refuses, others when there is none
   */
  async open(
    device: SensitiveDevice,
    constraints: MediaTrackConstraints | true = true,
  ): Promise<MediaStream> {
    this.asked.add(device);
    if (this.refused.has(device)) throw new DOMException('refused', 'NotAllowedError');
    const kind = device === 'camera' ? 'video' : 'audio';
    return navigator.mediaDevices.getUserMedia({ [kind]: constraints });
  }
}

/** Whether opening failed because the person does not want it. */
export function isRefusal(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotAllowedError';
}
