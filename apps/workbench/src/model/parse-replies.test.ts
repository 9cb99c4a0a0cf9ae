import { parseReplies } from './parse-replies';

test('CSV with quotes, line breaks in them, a header and blank lines', () => {
  const table = '\uFEFF分组,标题,内容\r\n售后,退货,"第一步\n第二步, ""好"""\r\n\r\n,问候,您好\r\n';
  expect(parseReplies(table)).toEqual({
    replies: [
      { group: '售后', title: '退货', content: '第一步\n第二步, "好"' },
      { group: '', title: '问候', content: '您好' },
    ],
    problems: [],
  });
});

test('TSV as it is copied from a table', () => {
  expect(parseReplies('售后\t退货\t请寄回,谢谢\n售前\t发货\t当天')).toEqual({
    replies: [
      { group: '售后', title: '退货', content: '请寄回,谢谢' },
      { group: '售前', title: '发货', content: '当天' },
    ],
    problems: [],
  });
});

test('what is wrong is told by the line on which it begins, and the rest is read', () => {
  const table = [
    '售后,退货,"一\n二"',
    '只有一列',
    ',,没有标题',
    `${'组'.repeat(33)},标题,内容`,
    '组,标题,',
    `组,标题,${'长'.repeat(4001)}`,
    '组,标题,"引号后"多余',
    '好,的,行',
    '组,标题,"没有结束',
  ].join('\n');
  const { replies, problems } = parseReplies(table);
  expect(replies.map(({ title }) => title)).toEqual(['退货', '的']);
  expect(problems).toEqual([
    { line: 3, problem: 'columns' },
    { line: 4, problem: 'title' },
    { line: 5, problem: 'group' },
    { line: 6, problem: 'content' },
    { line: 7, problem: 'content' },
    { line: 8, problem: 'quote' },
    { line: 10, problem: 'quote' },
  ]);
});

test('no more are read than one import takes', () => {
  const { replies, problems } = parseReplies('a,b,c\n'.repeat(300));
  expect(replies).toHaveLength(200);
  expect(problems).toEqual([{ line: 201, problem: 'tooMany' }]);
});
