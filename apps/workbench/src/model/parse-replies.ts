import { DESK_LIMITS, type CannedReplyText } from '@ccc/protocol';

export type ReplyProblem = 'columns' | 'quote' | 'group' | 'title' | 'content' | 'tooMany';

/** What a pasted table holds: replies, and what is wrong by the line on which a row begins. */
export interface ParsedReplies {
  replies: CannedReplyText[];
  problems: Array<{ line: number; problem: ReplyProblem }>;
}

const HEADERS = ['分组,标题,内容', 'group,title,content'];

/** Reads CSV or, where the first line has a tab, TSV: group, title, content; a first line that names them is skipped. */
export function parseReplies(table: string): ParsedReplies {
  const [firstLine = ''] = table.split('\n', 1);
  const separator = firstLine.includes('\t') ? '\t' : ',';
  const parsed: ParsedReplies = { replies: [], problems: [] };
  for (const [index, row] of rowsOf(table.replace(/^\uFEFF/, ''), separator).entries()) {
    const { line, isOpen, cells } = row;
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (index === 0 && HEADERS.includes(cells.map((cell) => cell.trim().toLowerCase()).join()))
      continue;
    const problem = isOpen ? 'quote' : problemOf(cells);
    if (problem) parsed.problems.push({ line, problem });
    else if (parsed.replies.length >= DESK_LIMITS.repliesImported) {
      parsed.problems.push({ line, problem: 'tooMany' });
      break;
    } else {
      const [group = '', title = '', content = ''] = cells;
      parsed.replies.push({ group: group.trim(), title: title.trim(), content });
    }
  }
  return parsed;
}

function problemOf(cells: readonly string[]): ReplyProblem | undefined {
  const [group = '', title = '', content = ''] = cells;
  if (cells.length !== 3) return 'columns';
  if (group.trim().length > DESK_LIMITS.replyGroupMaxChars) return 'group';
  const length = title.trim().length;
  if (length === 0 || length > DESK_LIMITS.replyTitleMaxChars) return 'title';
  if (content.trim() === '' || content.length > DESK_LIMITS.replyMaxChars) return 'content';
  return undefined;
}

interface Row {
  /** From 1. */
  line: number;
  cells: string[];
  /** A quote was opened and never closed. */
  isOpen: boolean;
}

/** Rows by RFC 4180: in quotes a cell may hold separators, line breaks and, doubled, quotes. */
function rowsOf(table: string, separator: string): Row[] {
  const rows: Row[] = [];
  let line = 1;
  let at = 0;
  while (at < table.length) {
    const row: Row = { line, cells: [], isOpen: false };
    for (;;) {
      const cell =
        table[at] === '"' ? quoted(table, at + 1, separator) : plain(table, at, separator);
      row.cells.push(cell.text);
      row.isOpen ||= cell.isOpen;
      line += table.slice(at, cell.end).split('\n').length - 1;
      at = cell.end;
      if (table[at] !== separator) break;
      at += 1;
    }
    rows.push(row);
    if (table[at] === '\r') at += 1;
    if (table[at] === '\n') {
      at += 1;
      line += 1;
    }
  }
  return rows;
}

interface Cell {
  text: string;
  end: number;
  isOpen: boolean;
}

function plain(table: string, from: number, separator: string): Cell {
  let end = from;
  while (end < table.length && table[end] !== separator && !/[\r\n]/.test(table[end] ?? '')) {
    end += 1;
  }
  return { text: table.slice(from, end), end, isOpen: false };
}

function quoted(table: string, from: number, separator: string): Cell {
  let text = '';
  for (let at = from; at < table.length; at += 1) {
    if (table[at] !== '"') text += table[at];
    else if (table[at + 1] === '"') {
      text += '"';
      at += 1;
    } else {
      // Whatever follows before the separator has no place there.
      const rest = plain(table, at + 1, separator);
      return { text, end: rest.end, isOpen: rest.text.trim() !== '' };
    }
  }
  return { text, end: table.length, isOpen: true };
}
