import { randomBytes } from 'node:crypto';

/** What the stand-in answers in place of a result, as WeChat does: with 200 and a number. */
export function failure(errcode: number, errmsg: string): { errcode: number; errmsg: string } {
  return { errcode, errmsg: `${errmsg}, rid: ${randomBytes(12).toString('hex')}` };
}
