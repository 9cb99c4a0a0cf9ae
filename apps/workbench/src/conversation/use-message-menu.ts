import type { ChatItem, Conversation } from '@ccc/core';
import { App } from 'antd';
import { useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useAction } from '../app/action';
import { usePreferences } from '../app/preferences';
import { copyText } from './copy-text';
import type { MenuPlace, MessageAction } from './message-menu';

/** Where messages are found on the page. */
const MESSAGE = '[data-testid=message][data-key]';

interface MessageMenuControl {
  place: MenuPlace | undefined;
  close(): void;
  act(key: string, action: MessageAction): void;
  /** Of the element around all messages. */
  handlers: {
    onContextMenu(event: MouseEvent): void;
    onClick(event: MouseEvent): void;
    onKeyDown(event: KeyboardEvent): void;
  };
}

/**
 * What can be done about a message: by the button beside it, by the context menu, and by keyboard:
 * arrows go from one message to the next, Enter opens the menu, Esc leads back to the reply box.
 */
export function useMessageMenu(
  items: readonly ChatItem[],
  conversation?: Conversation,
  onQuote?: (key: string) => void,
): MessageMenuControl {
  const { t } = usePreferences();
  const { message: toast } = App.useApp();
  const [, run] = useAction();
  const [place, setPlace] = useState<MenuPlace>();

  const open = (element: Element, x: number, y: number): void => {
    const key = element.getAttribute('data-key') ?? '';
    const actions = actionsFor(items, key, conversation, onQuote !== undefined);
    if (actions.length > 0) setPlace({ key, x, y, actions });
  };

  const close = () => {
    const element = place && document.querySelector(`[data-key="${CSS.escape(place.key)}"]`);
    setPlace(undefined);
    if (element instanceof HTMLElement) element.focus({ preventScroll: true });
  };

  const act = (key: string, action: MessageAction) => {
    setPlace(undefined);
    switch (action) {
      case 'recall':
        return run(async () => conversation?.recall(key));
      case 'quote':
        return onQuote?.(key);
      case 'remove':
        return conversation?.remove(key);
      case 'copy':
        return run(async () => {
          await copyText(textOf(items, key) ?? '');
          void toast.success(t('action.copied'));
        });
    }
  };

  const onContextMenu = (event: MouseEvent) => {
    const element = messageAt(event.target);
    // A selection keeps the browser's own menu, with its own 复制.
    if (!element || !document.getSelection()?.isCollapsed) return;
    event.preventDefault();
    const { clientX, clientY } = event;
    // An open menu takes this very event, on its way up, for a press outside of it.
    setTimeout(() => open(element, clientX, clientY));
  };

  const onClick = (event: MouseEvent) => {
    const button = event.target instanceof Element && event.target.closest('[data-action=menu]');
    const element = button && messageAt(button);
    if (!element) return;
    const { left, bottom } = button.getBoundingClientRect();
    open(element, left, bottom);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const element = messageAt(event.target);
    if (!element || event.target !== element || event.altKey || event.ctrlKey) return;
    switch (event.key) {
      case 'ArrowUp':
      case 'ArrowDown':
        focusNext(element, event.key === 'ArrowUp' ? -1 : 1);
        break;
      case 'Enter':
      case 'ContextMenu': {
        const { left, bottom } = element.getBoundingClientRect();
        open(element, left + 48, bottom);
        break;
      }
      case 'Escape':
        focusComposer();
        break;
      default:
        return;
    }
    // Else Enter and Esc would answer an offer.
    event.preventDefault();
  };

  return { place, close, act, handlers: { onContextMenu, onClick, onKeyDown } };
}

/** To the newest message; from there on the arrows lead. */
export function focusNewestMessage(): void {
  [...document.querySelectorAll<HTMLElement>(MESSAGE)].at(-1)?.focus();
}

/** To this message, or the line where it was. */
export function revealMessage(key: string): void {
  const element = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}

export function focusComposer(): void {
  document.querySelector<HTMLElement>('[data-testid=composer]')?.focus();
}

function focusNext(element: HTMLElement, step: number): void {
  const all = [...document.querySelectorAll<HTMLElement>(MESSAGE)];
  const next = all[all.indexOf(element) + step];
  if (next) next.focus();
  else if (step > 0) focusComposer();
}

function messageAt(target: EventTarget | null | false): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(MESSAGE) : null;
}

function actionsFor(
  items: readonly ChatItem[],
  key: string,
  conversation: Conversation | undefined,
  canWrite: boolean,
): MessageAction[] {
  const actions: MessageAction[] = [];
  if (canWrite && conversation?.canQuote(key)) actions.push('quote');
  if (textOf(items, key) !== undefined) actions.push('copy');
  if (conversation?.canRecall(key)) actions.push('recall');
  // What is on its way cannot be kept back any more.
  const isSending = items.some((item) => item.key === key && isOnItsWay(item));
  if (conversation && !isSending) actions.push('remove');
  return actions;
}

function textOf(items: readonly ChatItem[], key: string): string | undefined {
  const item = items.find((other) => other.key === key);
  return item?.kind === 'message' && item.content.type === 'text' ? item.content.text : undefined;
}

function isOnItsWay(item: ChatItem): boolean {
  return item.kind === 'message' && item.delivery === 'sending';
}
