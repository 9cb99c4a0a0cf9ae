import type { Choice } from '@ccc/protocol';
import { foldKeyword } from '../keyword';
import type { NodeFault } from './node-behaviour';

/** One of a numbered list of choices. */
export interface Option {
  label: string;
  keywords?: readonly string[];
}

/** One button an option: its first keyword, else its number, is sent; its label is shown. */
export function choicesOf(options: readonly Option[]): Choice[] {
  return options.map(({ label, keywords = [] }, index) => ({
    keyword: keywords[0] ?? String(index + 1),
    label,
  }));
}

/** The option that a reply means: the whole reply is its number, its label or one of its keywords. */
export function findOption<One extends Option>(options: readonly One[], reply: string): One | null {
  const folded = foldKeyword(reply);
  return options.find((option, index) => answersTo(option, index).includes(folded)) ?? null;
}

/** Replies that would mean two options. */
export function ambiguousReplies(options: readonly Option[]): NodeFault[] {
  const taken = new Set<string>();
  return options.flatMap((option, index) => {
    const own = [...new Set(answersTo(option, index))];
    const again = own.filter((answer) => taken.has(answer));
    own.forEach((answer) => taken.add(answer));
    return again.map((answer) => ({
      code: 'option.ambiguous',
      'zh-CN': `第 ${index + 1} 个选项：“${answer}”已经代表前面的选项`,
      en: `Option ${index + 1}: "${answer}" stands for an option before it already`,
    }));
  });
}

function answersTo({ label, keywords = [] }: Option, index: number): string[] {
  return [String(index + 1), label, ...keywords].map(foldKeyword);
}
