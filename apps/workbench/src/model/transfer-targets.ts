import type {
  AgentId,
  AgentStatus,
  DirectoryResponse,
  SkillGroupId,
  TransferTarget,
} from '@ccc/protocol';

/** One line of the list: to whom a session can go, and how things stand there. */
export type TargetRow = {
  /** Unique in the list. */
  key: string;
  to: TransferTarget;
  name: string;
  /** Whether it could go there now. */
  isPossible: boolean;
} & (
  | { kind: 'group'; free: number; waiting: number; problem?: GroupProblem }
  | { kind: 'agent'; staffNo: string; status: AgentStatus; avatarUrl?: string; groups: string[] }
);

/** Why nobody of a group can go on: only oneself is there, or nobody, or nobody who is free. */
export type GroupProblem = 'onlyYou' | 'nobodyOnline' | 'nobodyFree';

/** What is looked for: who goes on later will do for a transfer, but not to be consulted. */
export type TargetPurpose = 'transfer' | 'consult';

/** Who transfers. */
export interface Giver {
  agent: AgentId;
  groups: readonly SkillGroupId[];
}

/** The groups, those first where somebody else is there; the giver's own presence does not count. */
export function groupRows(
  { groups }: DirectoryResponse,
  giver: Giver,
  purpose: TargetPurpose = 'transfer',
): TargetRow[] {
  return possibleFirst(
    groups.map(({ id, name, online, free, waiting }) => {
      const isOwn = giver.groups.includes(id);
      // Who has a session in hand is online.
      const others = online - (isOwn ? 1 : 0);
      const problem =
        others <= 0
          ? isOwn
            ? 'onlyYou'
            : 'nobodyOnline'
          : purpose === 'consult' && free === 0
            ? 'nobodyFree'
            : undefined;
      const row = { kind: 'group', key: id, to: { group: id }, name, free, waiting } as const;
      return problem ? { ...row, isPossible: false, problem } : { ...row, isPossible: true };
    }),
  );
}

/** The agents but the giver, those first who have room. */
export function agentRows({ agents, groups }: DirectoryResponse, giver: Giver): TargetRow[] {
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  return possibleFirst(
    agents
      .filter(({ id }) => id !== giver.agent)
      .map(({ id, nickname, name, staffNo, status, avatarUrl, isFree, groups: own }) => ({
        kind: 'agent',
        key: id,
        to: { agent: id },
        name: name === nickname ? name : `${nickname}（${name}）`,
        staffNo,
        status,
        ...(avatarUrl === undefined ? {} : { avatarUrl }),
        groups: own.map((group) => names.get(group) ?? group),
        isPossible: isFree,
      })),
  );
}

/** The rows in which every word of the search stands. */
export function matching(rows: readonly TargetRow[], search: string): TargetRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = [row.name, ...(row.kind === 'agent' ? [row.staffNo, ...row.groups] : [])]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The row that the keyboard means: the chosen one while it can be, otherwise the first that can. */
export function activeRow(
  rows: readonly TargetRow[],
  chosen: string | undefined,
): TargetRow | undefined {
  const possible = rows.filter(({ isPossible }) => isPossible);
  return possible.find(({ key }) => key === chosen) ?? possible[0];
}

/** The next possible row in a direction; it stops at the ends. */
export function stepTo(
  rows: readonly TargetRow[],
  from: TargetRow | undefined,
  step: 1 | -1,
): TargetRow | undefined {
  const possible = rows.filter(({ isPossible }) => isPossible);
  const at = possible.findIndex(({ key }) => key === from?.key);
  return possible[Math.min(possible.length - 1, Math.max(0, at + step))];
}

function possibleFirst(rows: TargetRow[]): TargetRow[] {
  return rows.sort((a, b) => Number(b.isPossible) - Number(a.isPossible));
}
