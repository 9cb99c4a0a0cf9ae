import { appWordsOf } from '../../app-words';
import { tapLink } from './links';

const words = appWordsOf('zh_CN').chat;

/** A phone on which this entry is tapped, whose calls end so. */
function phone(entry: string | undefined, call: 'ok' | 'cancel' | 'broken' = 'ok') {
  const done: string[] = [];
  const offered: string[][] = [];
  Object.assign(globalThis, {
    wx: {
      getExtConfigSync: () => ({ ccc: { webDomains: ['shop.example.com'] } }),
      showActionSheet({ itemList, success, fail }: WechatMiniprogram.ShowActionSheetOption) {
        offered.push(itemList);
        const tapIndex = itemList.indexOf(entry ?? '');
        if (tapIndex < 0) fail?.({ errMsg: 'showActionSheet:fail cancel' });
        else success?.({ tapIndex, errMsg: '' });
      },
      makePhoneCall({ phoneNumber, fail }: WechatMiniprogram.MakePhoneCallOption) {
        done.push(`call ${phoneNumber}`);
        if (call !== 'ok') fail?.({ errMsg: `makePhoneCall:fail ${call}` });
      },
      setClipboardData({ data, success }: WechatMiniprogram.SetClipboardDataOption) {
        done.push(`copy ${data}`);
        success?.({ errMsg: '' });
      },
      navigateTo: ({ url }: { url: string }) => done.push(`go ${url}`),
      showToast: ({ title }: { title: string }) => done.push(title),
    },
  });
  return { done, offered };
}

const NUMBER = { kind: 'phone', text: '138-0013-8000' } as const;

test('a number is called, as digits', async () => {
  const { done, offered } = phone('呼叫 138-0013-8000');
  await tapLink(NUMBER, words);
  expect(offered).toEqual([['呼叫 138-0013-8000', '复制号码']]);
  expect(done).toEqual(['call 13800138000']);
});

test('where nothing can call, the number is copied; who thinks better of it gets nothing', async () => {
  const broken = phone('呼叫 138-0013-8000', 'broken');
  await tapLink(NUMBER, words);
  expect(broken.done).toEqual(['call 13800138000', 'copy 138-0013-8000', '号码已复制']);
  const cancelled = phone('呼叫 138-0013-8000', 'cancel');
  await tapLink(NUMBER, words);
  expect(cancelled.done).toEqual(['call 13800138000']);
});

test('an address of a business domain can be opened, any other only copied', async () => {
  const inside = phone('打开链接');
  await tapLink({ kind: 'url', text: 'https://shop.example.com/a?b=1' }, words);
  const url = encodeURIComponent('https://shop.example.com/a?b=1');
  expect(inside.done).toEqual([`go /subpackages/service/pages/web/web?url=${url}`]);
  const outside = phone('复制链接');
  await tapLink({ kind: 'url', text: 'https://example.com' }, words);
  expect(outside.offered).toEqual([['复制链接']]);
  expect(outside.done).toEqual(['copy https://example.com', '链接已复制']);
});

test('beside the sheet nothing happens', async () => {
  const { done } = phone(undefined);
  await tapLink({ kind: 'url', text: 'https://example.com' }, words);
  await tapLink(NUMBER, words);
  expect(done).toEqual([]);
});
