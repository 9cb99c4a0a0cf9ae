import { useRef, type KeyboardEvent, type ReactNode } from 'react';

interface Props<Key extends string> {
  /** Begins the ids of the tabs and, with `-panel`, of the panel. */
  id: string;
  className: string | undefined;
  tabs: ReadonlyArray<{ key: Key; label: ReactNode }>;
  active: Key;
  onTab(key: Key): void;
}

/** Tabs over a panel; the arrows go from one to the next, around the end. */
export function TabBar<Key extends string>({ id, className, tabs, active, onTab }: Props<Key>) {
  const bar = useRef<HTMLDivElement>(null);

  const onKey = ({ key }: KeyboardEvent) => {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
    const step = key === 'ArrowRight' ? 1 : tabs.length - 1;
    const next = tabs[(tabs.findIndex((tab) => tab.key === active) + step) % tabs.length];
    if (!next) return;
    onTab(next.key);
    bar.current?.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus();
  };

  return (
    <div className={className} role="tablist" ref={bar} onKeyDown={onKey}>
      {tabs.map(({ key, label }) => (
        <button
          key={key}
          type="button"
          role="tab"
          id={`${id}-${key}`}
          data-tab={key}
          aria-selected={key === active}
          aria-controls={`${id}-panel`}
          tabIndex={key === active ? 0 : -1}
          onClick={() => onTab(key)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
