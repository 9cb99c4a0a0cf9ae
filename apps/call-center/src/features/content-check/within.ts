import { CccError } from '@ccc/protocol';

/**
 * What the work comes to, if it does so in time; it is not broken off.
 * @throws CccError `wechat.unreachable` when the time is over
 */
export async function within<Result>(timeoutMs: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new CccError('wechat.unreachable', { origin: `no answer in ${timeoutMs} ms` }));
    }, timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
