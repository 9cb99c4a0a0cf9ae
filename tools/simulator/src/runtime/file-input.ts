import type { Host } from './host';

/** Files that the next choice gives instead of asking; set by tests through `__simulator`. */
const scripted: File[][] = [];

export function scriptFiles(files: File[]): void {
  scripted.push(files);
}

/** Asks for files with the browser's dialog; empty when the user cancels. */
export async function chooseFiles(
  host: Host,
  accept: string,
  multiple: boolean,
  capture = false,
): Promise<File[]> {
  const prepared = scripted.shift();
  if (prepared !== undefined) return prepared;
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.multiple = multiple;
  input.className = 'mp-file-input';
  if (capture) input.setAttribute('capture', 'environment');
  host.screen.append(input);
  const chosen = new Promise<File[]>((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
  });
  input.click();
  const files = await chosen;
  input.remove();
  return files;
}
