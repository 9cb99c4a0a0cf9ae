import fc from 'fast-check';
import { foldKeyword } from '.';
import { matchBranch } from './keyword';

describe('foldKeyword', () => {
  it.each([
    ['１', '1'],
    ['  1\n', '1'],
    ['\u3000咨询\u3000', '咨询'],
    ['ＱＵＩＴ', 'quit'],
    ['Quit', 'quit'],
    ['（ａ）！', '(a)!'],
    ['人工 客服', '人工 客服'],
    ['人工\u3000客服', '人工 客服'],
  ])('%j counts as %j', (text, folded) => {
    expect(foldKeyword(text)).toBe(folded);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // The lower case of a few capitals has a capital again (İ): those aside.
        fc.pre(text.toLowerCase() === text.toLowerCase().toLowerCase());
        expect(foldKeyword(foldKeyword(text))).toBe(foldKeyword(text));
      }),
      { seed: 20210316 },
    );
  });
});

describe('matchBranch', () => {
  const branches = [
    { name: 'one', keywords: ['1', 'Ａ'], next: 'x' },
    { name: 'two', keywords: ['12'], next: 'y' },
  ];

  it('needs the whole reply to be a keyword', () => {
    expect(matchBranch(branches, '12')?.name).toBe('two');
    expect(matchBranch(branches, '1 2')).toBeNull();
    expect(matchBranch(branches, '我选1')).toBeNull();
    expect(matchBranch(branches, '')).toBeNull();
  });

  it('folds the keywords of the flow as well', () => {
    expect(matchBranch(branches, 'a')?.name).toBe('one');
  });
});
