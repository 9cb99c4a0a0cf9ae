import type { ChatComposerInstance, ChatListInstance } from '@ccc/ui';

interface Host {
  selectComponent(selector: string): object | null;
}

export function listOf(page: Host): ChatListInstance | null {
  const found = page.selectComponent('#list');
  return isChatList(found) ? found : null;
}

/** Not there while the session is over. */
export function composerOf(page: Host): ChatComposerInstance | null {
  const found = page.selectComponent('#composer');
  return isComposer(found) ? found : null;
}

/** What `selectComponent` finds, told by what only that component can do. */
function isChatList(component: object | null): component is ChatListInstance {
  return component !== null && 'show' in component;
}

function isComposer(component: object | null): component is ChatComposerInstance {
  return component !== null && 'write' in component;
}
