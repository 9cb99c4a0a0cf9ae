import { FLOW_LIMITS } from '../limits';
import type { HoursNode, HoursSpan } from '../model';
import type { NumberSchema, StringSchema } from '../validate/json-schema';
import type { NodeBehaviour, NodeFault } from './node-behaviour';
import { NEXT, nodeSchema } from './node-fields';

/** When a span begins. */
export const TIME_PATTERN = '^([01][0-9]|2[0-3]):[0-5][0-9]$';

/** When a span ends: midnight may be its end. */
export const END_TIME_PATTERN = '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$';

/** A day of the calendar; that it exists is looked at apart. */
export const DATE_PATTERN = '^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$';

const BEIJING_MINUTES = 480;
const DAY_MINUTES = 1440;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const SPAN: Record<keyof HoursSpan, StringSchema> = {
  from: { type: 'string', title: '开始时间', description: 'From', pattern: TIME_PATTERN },
  to: { type: 'string', title: '结束时间', description: 'To', pattern: END_TIME_PATTERN },
};

const WEEKDAY: NumberSchema = {
  type: 'integer',
  title: '星期',
  description: 'Weekday',
  minimum: 1,
  maximum: 7,
};

/** 服务时间: two ways, by the time of day, the weekday and the dates that differ. */
export const HOURS: NodeBehaviour<HoursNode> = {
  schema: nodeSchema(
    'hours',
    '服务时间',
    'Service hours',
    {
      weekly: {
        type: 'array',
        title: '每周服务时间',
        description: 'Weekly hours',
        minItems: 1,
        maxItems: FLOW_LIMITS.weeklySpans,
        items: {
          type: 'object',
          required: ['days', 'from', 'to'],
          properties: {
            days: {
              type: 'array',
              title: '星期',
              description: 'Weekdays',
              minItems: 1,
              maxItems: 7,
              items: WEEKDAY,
            },
            ...SPAN,
          },
        },
      },
      exceptions: {
        type: 'array',
        title: '例外日期',
        description: 'Exceptions',
        maxItems: FLOW_LIMITS.exceptionDates,
        items: {
          type: 'object',
          required: ['date', 'spans'],
          properties: {
            date: { type: 'string', title: '日期', description: 'Date', pattern: DATE_PATTERN },
            spans: {
              type: 'array',
              title: '当天服务时间',
              description: 'Hours of the day',
              maxItems: FLOW_LIMITS.spansPerDate,
              items: { type: 'object', required: ['from', 'to'], properties: SPAN },
            },
          },
        },
      },
      open: { ...NEXT, title: '服务时间内的下一节点', description: 'Next node while open' },
      closed: { ...NEXT, title: '服务时间外的下一节点', description: 'Next node while closed' },
    },
    {
      utcOffsetMinutes: {
        type: 'integer',
        title: '时区（比 UTC 早的分钟数）',
        description: 'Minutes ahead of UTC',
        minimum: -720,
        maximum: 840,
      },
    },
  ),
  exits: (node) => [node.open, node.closed],
  texts: () => [],
  faults: (node) => [
    ...node.weekly.flatMap((span, index) =>
      spanFaults(span, `第 ${index + 1} 个时间段`, `Opening time ${index + 1}`),
    ),
    ...node.exceptions.flatMap((day, index) => dateFaults(node, day, index)),
  ],
  enter(node, context) {
    const isOpen = context.now === null || isOpenAt(node, context.now);
    context.visit(isOpen ? 'open' : 'closed');
    if (!isOpen) context.markClosed();
    return { to: isOpen ? node.open : node.closed };
  },
  receive: () => null,
};

function isOpenAt(node: HoursNode, now: number): boolean {
  const minutes = Math.floor(now / MINUTE_MS) + (node.utcOffsetMinutes ?? BEIJING_MINUTES);
  const day = Math.floor(minutes / DAY_MINUTES);
  const minute = minutes - day * DAY_MINUTES;
  const exception = node.exceptions.find(({ date }) => dayOf(date) === day);
  const spans = exception?.spans ?? node.weekly.filter(({ days }) => days.includes(weekdayOf(day)));
  return spans.some(({ from, to }) => minuteOf(from) <= minute && minute < minuteOf(to));
}

/** Days since 1970, whose first was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function dayOf(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function spanFaults({ from, to }: HoursSpan, zh: string, en: string): NodeFault[] {
  if (minuteOf(from) < minuteOf(to)) return [];
  return [
    {
      code: 'hours.backwards',
      'zh-CN': `${zh}：结束时间 ${to} 须晚于开始时间 ${from}，跨夜请分成两段`,
      en: `${en}: ${to} is not after ${from}; a night goes into two spans`,
    },
  ];
}

function dateFaults(
  { exceptions }: HoursNode,
  { date, spans }: HoursNode['exceptions'][number],
  index: number,
): NodeFault[] {
  const zh = `例外日期 ${date}`;
  const en = `Exception ${date}`;
  const faults = spans.flatMap((span) => spanFaults(span, zh, en));
  // The 31st of a shorter month counts on into the next one.
  if (new Date(dayOf(date) * DAY_MS).getUTCDate() !== Number(date.slice(-2))) {
    const code = 'hours.dateUnknown';
    faults.push({ code, 'zh-CN': `${zh}：不存在`, en: `${en}: there is no such day` });
  }
  if (exceptions.findIndex((other) => other.date === date) < index) {
    const code = 'hours.dateDoubled';
    faults.push({ code, 'zh-CN': `${zh}：重复`, en: `${en}: stands twice` });
  }
  return faults;
}
