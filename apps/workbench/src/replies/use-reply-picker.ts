import type { CannedReply } from '@ccc/protocol';
import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type AriaAttributes,
  type AriaRole,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { repliesFor, triggerAt, withReply } from '../model/reply-trigger';
import { useReplies } from './replies-context';

export interface ReplyPicker {
  /** Proposed replies; none while nothing asks for them. */
  options: readonly CannedReply[];
  active: number;
  listId: string;
  optionId(index: number): string;
  choose(reply: CannedReply): void;
  /** For the field, while replies are proposed. */
  field: AriaAttributes & { role?: AriaRole };
  /** Where the caret stands now. */
  onCaret(element: HTMLTextAreaElement): void;
  /** True when the key was for the list. */
  onKeyDown(event: KeyboardEvent): boolean;
}

/** Canned replies behind `#` or `/` in a field. */
export function useReplyPicker(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  write: (text: string) => void,
): ReplyPicker {
  const { list, refresh } = useReplies();
  const id = useId();
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  /** Where a sign stands whose list was closed by Esc. */
  const [closed, setClosed] = useState<number>();
  const nextCaret = useRef<number>(undefined);

  const trigger = triggerAt(text, Math.min(caret, text.length));
  const isOpen = trigger !== undefined && trigger.from !== closed;
  const options = isOpen ? repliesFor(list, trigger.query) : [];
  const current = Math.min(active, options.length - 1);

  useLayoutEffect(() => {
    if (nextCaret.current === undefined) return;
    field.current?.setSelectionRange(nextCaret.current, nextCaret.current);
    nextCaret.current = undefined;
  });

  const optionId = (index: number) => `${id}-${index}`;
  const choose = ({ content }: CannedReply) => {
    if (!trigger) return;
    const next = withReply(text, Math.min(caret, text.length), trigger, content);
    nextCaret.current = next.caret;
    setCaret(next.caret);
    setActive(0);
    write(next.text);
    field.current?.focus();
  };

  return {
    options,
    active: current,
    listId: id,
    optionId,
    choose,
    field:
      options.length === 0
        ? {}
        : {
            role: 'combobox',
            'aria-expanded': true,
            'aria-haspopup': 'listbox',
            'aria-autocomplete': 'list',
            'aria-controls': id,
            'aria-activedescendant': optionId(current),
          },
    onCaret(element) {
      const at = element.selectionEnd;
      const next = triggerAt(element.value, at);
      if (next && !trigger) refresh();
      if (next?.from !== trigger?.from) setClosed(undefined);
      if (next?.query !== trigger?.query) setActive(0);
      setCaret(at);
    },
    onKeyDown(event) {
      if (options.length === 0 || event.nativeEvent.isComposing || event.keyCode === 229) {
        return false;
      }
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
      const chosen = options[current];
      switch (event.key) {
        case 'ArrowDown':
          setActive((current + 1) % options.length);
          break;
        case 'ArrowUp':
          setActive((current + options.length - 1) % options.length);
          break;
        case 'Enter':
        case 'Tab':
          if (chosen) choose(chosen);
          break;
        case 'Escape':
          setClosed(trigger?.from);
          break;
        default:
          return false;
      }
      event.preventDefault();
      return true;
    },
  };
}
