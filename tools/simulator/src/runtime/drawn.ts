/** A hidden tab draws no frames; what waits for one must come nevertheless. */
const FRAME_LIMIT_MS = 60;

/** Calls `task` once, with the next frame drawn. */
export function whenDrawn(task: () => void): void {
  const handles: { timer?: number; frame?: number } = {};
  const run = (): void => {
    window.clearTimeout(handles.timer);
    window.cancelAnimationFrame(handles.frame ?? 0);
    task();
  };
  handles.timer = window.setTimeout(run, FRAME_LIMIT_MS);
  handles.frame = window.requestAnimationFrame(run);
}
