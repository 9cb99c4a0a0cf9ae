import { createDecipheriv } from 'node:crypto';
import { CccError } from '@ccc/protocol';

/** What `wx.getUserInfo` used to hand over encrypted; since 2021 nickname and avatar are anonymous. */
export interface UserData {
  openId?: string;
  unionId?: string;
  nickName?: string;
  avatarUrl?: string;
  watermark: { appid: string; timestamp: number };
}

/**
 * Opens `encryptedData` (AES-128-CBC, PKCS#7) and checks that it was made for this mini-program.
 * @throws CccError `auth.decryptFailed`
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/signature.html
 */
export function decryptUserData(sealed: {
  appId: string;
  sessionKey: string;
  encryptedData: string;
  iv: string;
}): UserData {
  try {
    const decipher = createDecipheriv(
      'aes-128-cbc',
      Buffer.from(sealed.sessionKey, 'base64'),
      Buffer.from(sealed.iv, 'base64'),
    );
    const bytes = Buffer.from(sealed.encryptedData, 'base64');
    const plain = Buffer.concat([decipher.update(bytes), decipher.final()]).toString('utf8');
    const data = JSON.parse(plain) as UserData;
    if (data.watermark.appid !== sealed.appId) throw new Error('watermark of another AppID');
    return data;
  } catch (origin) {
    throw new CccError('auth.decryptFailed', { origin });
  }
}
