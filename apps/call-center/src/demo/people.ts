/** What the demonstration instance holds. Fixed ids, so that seeding twice is as once. */
export const DEMO = {
  sdkAppId: 1400000001,
  instance: '演示呼叫中心',
  /** Every demonstration account has it; nothing but demonstration data may. */
  password: 'Demo@1400',
  channel: {
    id: 'demo-mini-program',
    name: '一号小程序',
    appId: 'wxdemo0000000001',
    appSecret: 'demo-secret-known-only-to-the-stand-in',
  },
  groups: [
    { id: 'product-consulting', name: '产品咨询客服1组' },
    { id: 'business-cooperation', name: '商务合作客服1组' },
  ],
  agents: [
    {
      id: 'agent-admin',
      staffNo: '000001',
      name: '管理员',
      nickname: '管理员',
      email: 'admin@example.com',
      phone: null,
      role: 'admin',
      groups: [],
    },
    {
      id: 'agent-lisi',
      staffNo: '000010',
      name: '李四',
      nickname: '阿狸',
      email: '2222@qq.com',
      phone: '18500000000',
      role: 'agent',
      groups: ['product-consulting'],
    },
    {
      id: 'agent-wangwu',
      staffNo: '000011',
      name: '王五',
      nickname: '小鹿',
      email: '3333@qq.com',
      phone: null,
      role: 'agent',
      groups: ['product-consulting'],
    },
    {
      id: 'agent-zhaoliu',
      staffNo: '000012',
      name: '赵六',
      nickname: '大熊',
      email: '4444@qq.com',
      phone: null,
      role: 'agent',
      groups: ['business-cooperation'],
    },
  ],
  /** A flow that was never published, to see what happens. */
  draftFlow: { id: 'draft-flow', name: '未发布的服务流' },
} as const;
