import { useEffect, useEffectEvent } from 'react';
import { shortcutOf, type ShortcutAction } from '../model/shortcut';

/** Where Enter already means something. */
const PRESSABLE = 'button, a[href], [role="menuitem"], [role="tab"]';
const WRITABLE = 'input, textarea, select, [contenteditable="true"]';
/** What Esc closes first. */
const OPEN_LAYER =
  '.ant-modal-wrap:not([style*="display: none"]), .ant-dropdown:not(.ant-dropdown-hidden)';

/** Calls back for every shortcut; one that is not handled (`false`) goes on to the browser. */
export function useShortcuts(onAction: (action: ShortcutAction) => boolean): void {
  const act = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    const action = shortcutOf(readPress(event));
    if (action && onAction(action)) event.preventDefault();
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => act(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function readPress(event: KeyboardEvent) {
  const target = event.target instanceof Element ? event.target : document.body;
  const isTyping = target.closest(WRITABLE) !== null;
  const isPressable = event.key === 'Enter' && target.closest(PRESSABLE) !== null;
  const { key, code, altKey, ctrlKey, metaKey } = event;
  const isTaken = isTyping || isPressable || document.querySelector(OPEN_LAYER) !== null;
  return { key, code, altKey, ctrlKey, metaKey, isTyping, isTaken };
}
