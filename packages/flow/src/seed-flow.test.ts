import { SEED_FLOW, validateFlow } from '.';

describe('the flow of the quick start', () => {
  it('is valid', () => {
    expect(validateFlow(SEED_FLOW)).toEqual([]);
    expect(SEED_FLOW.name).toBe('测试全媒体客服会话');
  });

  it('has exactly the documented texts, keywords and labels', () => {
    const settings = SEED_FLOW.nodes.map(({ position: _position, id: _id, ...node }) => node);
    const transfer = {
      kind: 'transfer',
      queueText: '正在为您转接人工客服，当前排队人数为${WaitNo}，请耐心等待。',
      failureText: '当前无客服在线，请稍后咨询。',
      successText: '转人工客服成功，${StaffNo}号客服代表为您服务。',
      next: 'end',
    };
    expect(settings).toEqual([
      { kind: 'start', label: '开始', next: 'welcome' },
      {
        kind: 'message',
        label: '欢迎语',
        text: '您好，欢迎来到腾讯云云呼叫中心，很高兴为您服务。',
        next: 'choose',
      },
      {
        kind: 'branch',
        label: '选择业务',
        text: '产品咨询请回复“咨询”（或回复“1”），商务合作请回复“合作”（或回复“2”）。',
        wrongInputText: '输入错误，请重新输入。',
        branches: [
          { name: '产品咨询', keywords: ['1', '咨询'], next: 'to-consulting' },
          { name: '商务合作', keywords: ['2', '合作'], next: 'to-cooperation' },
        ],
      },
      { ...transfer, label: '转人工（咨询）', group: 'product-consulting' },
      { ...transfer, label: '转人工（合作）', group: 'business-cooperation' },
      {
        kind: 'end',
        label: '结束',
        replyTimeoutSeconds: 120,
        timeoutText: '超时未回复，本次会话将自动退出。',
        agentEndText: '本次会话已经结束。',
      },
    ]);
  });
});
