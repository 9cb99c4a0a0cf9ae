const MAX_WIDTH_PX = 280;
const MAX_HEIGHT_PX = 240;
const MIN_SIDE_PX = 48;

/** The size of a picture in the conversation, in px: its own shape, within limits. */
export function thumbnailSize(width: number, height: number): { width: number; height: number } {
  if (width <= 0 || height <= 0) return { width: MAX_HEIGHT_PX, height: MAX_HEIGHT_PX };
  const scale = Math.min(1, MAX_WIDTH_PX / width, MAX_HEIGHT_PX / height);
  const side = (length: number) => Math.max(MIN_SIDE_PX, Math.round(length * scale));
  return { width: side(width), height: side(height) };
}
