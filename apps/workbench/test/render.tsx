import { App, ConfigProvider } from 'antd';
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { PreferencesProvider } from '../src/app/preferences';

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

globalThis.IS_REACT_ACT_ENVIRONMENT = true;
// jsdom complains aloud when asked for the style of a scroll bar.
const styleOf = window.getComputedStyle.bind(window);
window.getComputedStyle = (element) => styleOf(element);
// jsdom has none of these three.
window.matchMedia ??= (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};

if (!('MessageChannel' in globalThis)) {
  class TaskChannel {
    port1: { onmessage?: () => void } = {};
    port2 = { postMessage: () => void setTimeout(() => this.port1.onmessage?.()) };
  }
  Object.assign(globalThis, { MessageChannel: TaskChannel });
}

const roots: Array<[Root, HTMLElement]> = [];

afterEach(() => {
  for (const [root, place] of roots.splice(0)) {
    act(() => root.unmount());
    place.remove();
  }
});

/** Puts it on a page, with the words in Chinese. */
export function render(content: ReactNode): HTMLElement {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  roots.push([root, place]);
  act(() =>
    root.render(
      <PreferencesProvider>
        <ConfigProvider button={{ autoInsertSpace: false }}>
          <App>{content}</App>
        </ConfigProvider>
      </PreferencesProvider>,
    ),
  );
  return place;
}

/** Writes into a field the way a person does, so that React hears it. */
export function type(field: HTMLTextAreaElement, text: string): void {
  write(HTMLTextAreaElement.prototype, field, text);
}

/** The same for a field of one line. */
export function fill(field: HTMLInputElement, text: string): void {
  write(HTMLInputElement.prototype, field, text);
}

function write(prototype: object, field: HTMLElement, text: string): void {
  const setter = Object.getOwnPropertyDescriptor(prototype, 'value')?.set;
  act(() => {
    setter?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** The button with these words, or these as its label. */
export function button(place: ParentNode, name: string): HTMLButtonElement {
  const found = [...place.querySelectorAll('button')].find(
    (each) => each.textContent?.includes(name) || each.getAttribute('aria-label')?.includes(name),
  );
  if (!found) throw new Error(`There is no button ${name}.`);
  return found;
}

/** Lets the page work until something holds; a test fails that waits in vain. */
export async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !holds(); turn += 1) {
    await act(() => new Promise((resolve) => setTimeout(resolve, 5)));
  }
  if (!holds()) throw new Error(`Waited in vain for ${holds}`);
}
