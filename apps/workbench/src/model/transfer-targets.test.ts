import { asId, type DirectoryResponse } from '@ccc/protocol';
import { activeRow, agentRows, groupRows, matching, stepTo } from './transfer-targets';

const SALES = asId<DirectoryResponse['groups'][number]['id']>('sales');
const HELP = asId<DirectoryResponse['groups'][number]['id']>('help');
const NIGHT = asId<DirectoryResponse['groups'][number]['id']>('night');
const agent = (id: string, isFree: boolean, nickname = id) => ({
  id: asId<DirectoryResponse['agents'][number]['id']>(id),
  staffNo: `00${id.length}`,
  nickname,
  name: nickname,
  status: isFree ? ('free' as const) : ('busy' as const),
  isFree,
  groups: [SALES],
});
const PEOPLE: DirectoryResponse = {
  groups: [
    { id: SALES, name: '售前', online: 1, free: 0, waiting: 3 },
    { id: HELP, name: '售后', online: 2, free: 1, waiting: 0 },
    { id: NIGHT, name: '夜班', online: 0, free: 0, waiting: 0 },
  ],
  agents: [agent('me', false), agent('busy', false, '小北'), agent('free', true, '小鹿')],
};
const ME = { agent: asId<(typeof PEOPLE.agents)[number]['id']>('me'), groups: [SALES] };

test('groups where somebody else is there come first; oneself alone is nobody', () => {
  expect(groupRows(PEOPLE, ME).map(({ name, isPossible }) => [name, isPossible])).toEqual([
    ['售后', true],
    ['售前', false],
    ['夜班', false],
  ]);
});

test('to be consulted somebody must be free, and a row says what is in the way', () => {
  const busy = PEOPLE.groups.map((group) => ({ ...group, free: 0 }));
  const rows = groupRows({ ...PEOPLE, groups: busy }, ME, 'consult');
  expect(rows.map((row) => [row.name, row.kind === 'group' && row.problem])).toEqual([
    ['售前', 'onlyYou'],
    ['售后', 'nobodyFree'],
    ['夜班', 'nobodyOnline'],
  ]);
  expect(groupRows(PEOPLE, ME, 'consult').filter(({ isPossible }) => isPossible)).toHaveLength(1);
});

test('agents with room come first, and oneself not at all', () => {
  expect(agentRows(PEOPLE, ME).map(({ key, isPossible }) => [key, isPossible])).toEqual([
    ['free', true],
    ['busy', false],
  ]);
});

test('finds by name, number and group', () => {
  const rows = agentRows(PEOPLE, ME);
  expect(matching(rows, '小鹿').map(({ key }) => key)).toEqual(['free']);
  expect(matching(rows, '004 售前').map(({ key }) => key)).toEqual(['free', 'busy']);
  expect(matching(rows, '小鹿 售后')).toEqual([]);
  expect(matching(rows, '  ')).toHaveLength(2);
});

test('the keyboard goes only where a session can go', () => {
  const people = { ...PEOPLE, agents: [...PEOPLE.agents, agent('other', true)] };
  const rows = agentRows(people, ME);
  const [first] = rows;
  expect(activeRow(rows, 'busy')).toBe(first);
  expect(stepTo(rows, first, 1)?.key).toBe('other');
  expect(stepTo(rows, stepTo(rows, first, 1), 1)?.key).toBe('other');
  expect(stepTo(rows, first, -1)).toBe(first);
  expect(activeRow([], undefined)).toBeUndefined();
});
