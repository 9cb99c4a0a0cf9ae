/** Characters that WeChat judges at once. */
const PIECE_CHARS = 2500;
/** What two pieces have in common: nothing hides in the cut. */
const OVERLAP_CHARS = 100;

/** A text in pieces that `msgSecCheck` takes; counted by characters, so that none is cut in two. */
export function piecesOf(text: string): string[] {
  const characters = [...text];
  const pieces: string[] = [];
  for (let start = 0; ; start += PIECE_CHARS - OVERLAP_CHARS) {
    pieces.push(characters.slice(start, start + PIECE_CHARS).join(''));
    if (start + PIECE_CHARS >= characters.length) return pieces;
  }
}
