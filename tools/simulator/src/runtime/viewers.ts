import { make } from './dom';
import type { Host } from './host';
import { words } from './words';

/** A layer over the whole phone, with a button that takes it away. */
function openLayer(host: Host, className: string): HTMLElement {
  const layer = make('div', `mp-viewer ${className}`);
  layer.setAttribute('role', 'dialog');
  const close = make('button', 'mp-viewer-close');
  close.textContent = '×';
  close.setAttribute('aria-label', words(host.boot.lang).dismiss);
  close.addEventListener('click', () => layer.remove());
  layer.append(close);
  host.screen.append(layer);
  return layer;
}

/** A phone would show its pages; here it says what it was given. */
export function showDocument(host: Host, document: { type: string; bytes: number }): void {
  const layer = openLayer(host, 'mp-document');
  const sign = make('div', 'mp-document-type');
  const size = make('div');
  sign.textContent = document.type.toUpperCase();
  size.textContent = `${document.bytes} B`;
  layer.append(sign, size);
}

/** A picture or a video; the latter plays. */
export function showMedia(
  host: Host,
  source: { url: string; type: 'image' | 'video'; poster: string | undefined },
): void {
  const layer = openLayer(host, 'mp-media');
  if (source.type === 'image') {
    const picture = make('img');
    picture.setAttribute('src', source.url);
    layer.append(picture);
    return;
  }
  const video = document.createElement('video');
  video.src = source.url;
  if (source.poster !== undefined) video.poster = source.poster;
  video.controls = true;
  video.autoplay = true;
  layer.append(video);
}
