import type { BuiltinContext } from './builtin';

/** Properties of every component that can be pressed. */
export const HOVER_PROPERTIES = {
  hoverClass: 'none',
  hoverStopPropagation: false,
  hoverStartTime: 50,
  hoverStayTime: 400,
} as const;

/** Presses that an inner component keeps to itself. */
const stopped = new WeakSet<Event>();

/** Shows `hover-class` while the element is pressed. */
export function addHover(context: BuiltinContext, defaultClass = 'none'): void {
  const { root } = context;
  let start = 0;
  let applied = '';
  const release = (stayMs: number): void => {
    window.clearTimeout(start);
    const names = applied;
    applied = '';
    if (names !== '') window.setTimeout(() => setPressed(context, names, false), stayMs);
  };
  root.addEventListener('pointerdown', (event) => {
    const names = context.text('hoverClass') === 'none' ? defaultClass : context.text('hoverClass');
    if (names === 'none' || names === '' || stopped.has(event)) return;
    if (context.flag('hoverStopPropagation')) stopped.add(event);
    start = window.setTimeout(() => {
      applied = names;
      setPressed(context, names, true);
    }, context.number('hoverStartTime'));
  });
  root.addEventListener('pointerup', () => release(context.number('hoverStayTime')));
  for (const type of ['pointercancel', 'pointerleave'])
    root.addEventListener(type, () => release(0));
}

function setPressed(context: BuiltinContext, names: string, on: boolean): void {
  if (names === 'button-hover') context.root.classList.toggle('button-hover', on);
  else context.toggleClasses(names, on);
}
