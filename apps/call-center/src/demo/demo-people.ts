/** What the demonstration consists of; every name follows the quick start. */
export const DEMO = {
  sdkAppId: 1400000001,
  /** Of every demonstration account. Public, therefore never seeded but in a demonstration. */
  password: 'Demo@1400',
  /** The mini-program that is bound, and its secret at the stand-in. */
  appId: 'wxdemo0000000001',
  appSecret: 'demo-secret-of-the-stand-in',
  /** A published flow, and one that is not. */
  flow: 'omni-session',
  draftFlow: 'omni-session-draft',
  /** The audio entry: `channelId` of the calling mini-program. */
  audioFlow: 'audio-service',
  /** Another published one: 满意度评价 and 留言 in the flow. */
  askingFlow: 'rating-and-leaving',
  /** One whose hours are over. */
  closedFlow: 'out-of-hours',
} as const;

interface DemoAgent {
  id: string;
  staffNo: string;
  name: string;
  nickname: string;
  email: string;
  phone: string;
  role: 'admin' | 'agent';
}

export const DEMO_AGENTS: readonly DemoAgent[] = [
  {
    id: 'admin',
    staffNo: '000001',
    name: '管理员',
    nickname: '管理员',
    email: 'admin@example.com',
    phone: '18500000099',
    role: 'admin',
  },
  {
    id: 'li-si',
    staffNo: '000010',
    name: '李四',
    nickname: '阿狸',
    email: '2222@qq.com',
    phone: '18500000000',
    role: 'agent',
  },
  {
    id: 'wang-wu',
    staffNo: '000011',
    name: '王五',
    nickname: '小鹿',
    email: '3333@qq.com',
    phone: '18500000001',
    role: 'agent',
  },
  {
    id: 'zhao-liu',
    staffNo: '000012',
    name: '赵六',
    nickname: '大熊',
    email: '4444@qq.com',
    phone: '18500000002',
    role: 'agent',
  },
];

export const DEMO_GROUPS = [
  { id: 'product-consulting', name: '产品咨询客服1组', members: ['li-si', 'wang-wu'] },
  { id: 'business-cooperation', name: '商务合作客服1组', members: ['zhao-liu'] },
] as const;
