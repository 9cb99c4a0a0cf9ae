import type { Host } from '../runtime/host';
import { asyncApi, textOption } from './api';

/** Small helpers of `wx` that touch nothing else. */
export function utilityApis(host: Host) {
  let clipboard = '';
  return {
    nextTick: (task: () => void) => host.scheduler.deliver(task),
    base64ToArrayBuffer: (text: string): ArrayBuffer =>
      Uint8Array.from(window.atob(text), (char) => char.charCodeAt(0)).buffer,
    arrayBufferToBase64: (buffer: ArrayBuffer): string =>
      window.btoa(String.fromCharCode(...new Uint8Array(buffer))),
    setClipboardData: asyncApi(host, 'setClipboardData', async (options) => {
      clipboard = textOption(options, 'data');
      // The system clipboard needs permission the page may not have; the app's own always works.
      await navigator.clipboard?.writeText(clipboard).catch(() => undefined);
    }),
    getClipboardData: asyncApi(host, 'getClipboardData', () => ({ data: clipboard })),
  };
}
