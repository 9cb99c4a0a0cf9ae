const MAX_WIDTH_PX = 200;
const MAX_HEIGHT_PX = 240;
/** So that a strip of a few pixels can still be tapped. */
const MIN_SIDE_PX = 48;

/** The box of a picture in the list: its own shape, within limits. Sizes in px. */
export function pictureBox(width: number, height: number): { width: number; height: number } {
  if (width <= 0 || height <= 0) return { width: MAX_WIDTH_PX, height: MAX_WIDTH_PX };
  const scale = Math.min(1, MAX_WIDTH_PX / width, MAX_HEIGHT_PX / height);
  const side = (length: number) => Math.max(MIN_SIDE_PX, Math.round(length * scale));
  return { width: side(width), height: side(height) };
}
