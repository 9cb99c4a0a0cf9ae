/** Kinds of documents that look different. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  pdf: ['pdf'],
  word: ['doc', 'docx', 'rtf'],
  sheet: ['xls', 'xlsx', 'csv'],
  slides: ['ppt', 'pptx'],
  archive: ['zip', 'rar', '7z'],
};

const EXTENSION = /\.([^.]{1,5})$/;
/** What fits into two lines of a bubble; a Chinese character takes two. */
const NAME_UNITS = 34;
const TAIL_UNITS = 12;

/** What the sign of a document looks like, and what stands on it. */
export function fileSign(name: string): { family: string; label: string } {
  const extension = EXTENSION.exec(name)?.[1]?.toLowerCase() ?? '';
  const family = Object.keys(FAMILIES).find((known) => FAMILIES[known]?.includes(extension));
  return { family: family ?? 'other', label: extension.toUpperCase() };
}

/** The name with its middle left out when it is long: both what it is about and its kind stay readable. */
export function shortName(name: string): string {
  const chars = Array.from(name);
  if (unitsOf(chars) <= NAME_UNITS) return name;
  const tail = takeUnits(chars.slice().reverse(), TAIL_UNITS).reverse();
  const head = takeUnits(chars, NAME_UNITS - TAIL_UNITS - 1);
  return `${head.join('')}…${tail.join('')}`;
}

/** `1.2 MB`, as systems say it. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const isKb = bytes < 1024 * 1024;
  const value = bytes / (isKb ? 1024 : 1024 * 1024);
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${isKb ? 'KB' : 'MB'}`;
}

const unitOf = (char: string): number => (char.charCodeAt(0) > 0x2e7f ? 2 : 1);

function unitsOf(chars: readonly string[]): number {
  return chars.reduce((sum, char) => sum + unitOf(char), 0);
}

function takeUnits(chars: readonly string[], units: number): string[] {
  const taken: string[] = [];
  for (const char of chars) {
    if (unitsOf(taken) + unitOf(char) > units) break;
    taken.push(char);
  }
  return taken;
}
