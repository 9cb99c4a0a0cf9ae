const PERIOD_MS = 1000;

/** Swaps the title of the page each second; the function returned sets it back to `calm`. */
export function flashTitle(loud: string, calm: string): () => void {
  let isLoud = false;
  const swap = () => {
    isLoud = !isLoud;
    document.title = isLoud ? loud : calm;
  };
  swap();
  const interval = setInterval(swap, PERIOD_MS);
  return () => {
    clearInterval(interval);
    document.title = calm;
  };
}
