import { eventually } from './service-process';
import { stagePerTest } from './stage-per-test';

jest.setTimeout(120_000);

const GREETING = '您好，欢迎来到腾讯云云呼叫中心，很高兴为您服务。';
const CHOICE = '产品咨询请回复“咨询”（或回复“1”），商务合作请回复“合作”（或回复“2”）。';
const QUEUE = (ahead: number) => `正在为您转接人工客服，当前排队人数为${ahead}，请耐心等待。`;
const stage = stagePerTest();

describe("the seed's conversation, from phone to desk", () => {
  it('greets, mends a wrong input, says that nobody is online', async () => {
    const phone = await stage().phone('alice');
    await phone.openChat();
    await phone.text(CHOICE).waitFor();
    await phone.say('你们卖什么');
    await phone.text('输入错误，请重新输入。').waitFor();
    await phone.say('1');
    await phone.text('当前无客服在线，请稍后咨询。').waitFor();
    await phone.text('本次会话已结束').waitFor();
    await phone.button('重新咨询').click();
    await eventually('a second greeting', async () => (await phone.text(GREETING).count()) === 2);
    expect(await phone.faults()).toEqual([]);
  });

  it('goes through offer, acceptance, words both ways, end and completion', async () => {
    const desk = await stage().desk('2222@qq.com');
    await desk.goOnline();
    const phone = await stage().phone('alice');
    await phone.openChat();
    await phone.button('产品咨询').click();

    await desk.offer().getByText('产品咨询客服1组').waitFor();
    await desk.accept();
    await desk.isIn('busy');
    await phone.text('转人工客服成功，000010号客服代表为您服务。').waitFor();
    await phone.text('阿狸').first().waitFor();
    await phone.say('杯子有大号吗');
    await desk.message('杯子有大号吗').waitFor();
    await desk.say('有的，三种尺寸');
    await phone.text('有的，三种尺寸').waitFor();

    await desk.end();
    await phone.text('本次会话已经结束。').waitFor();
    await phone.text('本次会话已结束').waitFor();
    await desk.isIn('arrange');
    await desk.complete();
    await desk.isIn('free');
    expect(await phone.faults()).toEqual([]);
  });

  it('tells waiting customers their place, which counts down as others are served', async () => {
    const desk = await stage().desk('2222@qq.com');
    await desk.goOnline();
    const first = await stage().phone('alice');
    await first.openChat();
    await first.say('咨询');
    await desk.accept();
    const second = await stage().phone('bob');
    await second.openChat();
    await second.say('１');
    await second.text(QUEUE(0)).waitFor();
    await second.text('马上轮到您').waitFor();
    const third = await stage().phone('carol');
    await third.openChat();
    await third.say(' 咨询 ');
    await third.text(QUEUE(1)).waitFor();
    await third.text('前面还有 1 人').waitFor();

    await desk.end();
    await desk.complete();
    await desk.accept();
    await second.text('转人工客服成功，000010号客服代表为您服务。').waitFor();
    await third.text('马上轮到您').waitFor();
    expect(await third.faults()).toEqual([]);
  });

  it('offers a session that nobody answers to the next agent, and puts the first to rest', async () => {
    const liSi = await stage().desk('2222@qq.com');
    await liSi.goOnline();
    const phone = await stage().phone('alice');
    await phone.openChat();
    await phone.say('1');
    await liSi.offer().waitFor();
    const wangWu = await stage().desk('3333@qq.com');
    await wangWu.goOnline();
    await wangWu.offer().waitFor({ timeout: 40_000 });
    await liSi.isIn('rest');
    await wangWu.accept();
    await phone.text('转人工客服成功，000011号客服代表为您服务。').waitFor();
  });
});
