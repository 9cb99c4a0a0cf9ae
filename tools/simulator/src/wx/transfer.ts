import type { Host } from '../runtime/host';
import { ApiFailure, textOption } from './api';
import type { ApiOptions } from './api';
import { RequestTask, checkAddress, headersOf, taskCall, timeoutOf } from './request';

type ProgressListener = (progress: {
  progress: number;
  totalBytesSent: number;
  totalBytesExpectedToSend: number;
}) => void;

/** Upload or download in flight. */
export class TransferTask extends RequestTask {
  #listener: ProgressListener | undefined;

  onProgressUpdate(listener: ProgressListener): void {
    this.#listener = listener;
  }

  offProgressUpdate(): void {
    this.#listener = undefined;
  }

  /** The relay shows no partial progress: a transfer is at 0 %, then done. */
  report(bytes: number): void {
    this.#listener?.({ progress: 100, totalBytesSent: bytes, totalBytesExpectedToSend: bytes });
  }
}

/** `wx.uploadFile`: one file as multipart form data; the answer's body is text. */
export function uploadFile(host: Host, options: ApiOptions): TransferTask {
  const task = new TransferTask(host, timeoutOf(host, 'uploadFile', options));
  return taskCall(host, 'uploadFile', options, task, async () => {
    const url = textOption(options, 'url');
    const path = textOption(options, 'filePath');
    checkAddress(host, url, ['https:', 'http:']);
    const file = await host.files.read(path);
    if (file === undefined) throw new ApiFailure(`file not found ${path}`);
    const form = new FormData();
    for (const [name, value] of Object.entries((options['formData'] ?? {}) as object)) {
      form.append(name, String(value));
    }
    form.append(textOption(options, 'name'), file, path.split('/').pop() ?? 'file');
    // Serialised here, so that the relay passes the bytes on with the boundary they were made with.
    const encoded = new Response(form);
    const header = headersOf(options);
    header['content-type'] = encoded.headers.get('content-type') ?? 'multipart/form-data';
    const body = await encoded.arrayBuffer();
    const response = await task.send({ url, method: 'POST', header, body });
    task.report(body.byteLength);
    return { statusCode: response.statusCode, data: await response.body.text() };
  });
}

/** `wx.downloadFile`: into a temporary file, or `filePath` under the user data path. */
export function downloadFile(host: Host, options: ApiOptions): TransferTask {
  const task = new TransferTask(host, timeoutOf(host, 'downloadFile', options));
  return taskCall(host, 'downloadFile', options, task, async () => {
    const url = textOption(options, 'url');
    checkAddress(host, url, ['https:', 'http:']);
    const response = await task.send({ url, method: 'GET', header: headersOf(options) });
    const { statusCode, header, body } = response;
    task.report(body.size);
    const wanted = options['filePath'];
    if (typeof wanted === 'string') {
      host.files.write(wanted, body);
      return { statusCode, header, filePath: wanted };
    }
    const name = new URL(url).pathname.split('/').pop() ?? '';
    return { statusCode, header, tempFilePath: host.files.addTemporary(body, name) };
  });
}
