import { CccError } from '@ccc/protocol';
import { decryptUserData } from '../../wechat/user-data';
import type { CodeSession, WeChatApi } from '../../wechat/wechat-api';
import type { ServiceContext } from '../context';
import type { Profile } from './customer-records';
import { SingleFlight } from './single-flight';

/** Names that WeChat gives to everybody since it stopped telling the real ones. */
const ANONYMOUS_NAMES = ['微信用户', 'WeChat User'];

export interface WeChatCredentials {
  jsCode: string;
  encryptedData?: string;
  iv?: string;
}

/** Who WeChat says it is. */
export interface WeChatIdentity {
  openid: string;
  unionid?: string;
  profile: Profile;
}

/** Logs in by the code of `wx.login`: WeChat is asked once, however often an impatient client asks at once. */
export class WeChatLogin {
  readonly #context: ServiceContext;
  readonly #api: WeChatApi;
  readonly #exchanges = new SingleFlight<{ appId: string; session: CodeSession }>();

  constructor(context: ServiceContext, api: WeChatApi) {
    this.#context = context;
    this.#api = api;
  }

  /**
   * @param appId - the mini-program that called, where the request tells; else the instance's only one
   * @throws CccError of `WeChatApi`, or `auth.decryptFailed`
   */
  async identify(
    sdkAppId: number,
    appId: string | undefined,
    { jsCode, encryptedData, iv }: WeChatCredentials,
  ): Promise<WeChatIdentity> {
    const { appId: ownAppId, session } = await this.#exchanges.run(`${sdkAppId} ${jsCode}`, () =>
      this.#exchange(sdkAppId, appId, jsCode),
    );
    const { openid, unionid, sessionKey } = session;
    const profile =
      encryptedData === undefined || iv === undefined
        ? {}
        : readProfile({ appId: ownAppId, sessionKey, encryptedData, iv });
    return { openid, ...(unionid === undefined ? {} : { unionid }), profile };
  }

  async #exchange(
    sdkAppId: number,
    appId: string | undefined,
    jsCode: string,
  ): Promise<{ appId: string; session: CodeSession }> {
    const channels = await this.#context.store.db
      .selectFrom('channels')
      .select(['app_id', 'app_secret'])
      .where('sdk_app_id', '=', sdkAppId)
      .where('kind', '=', 'miniProgram')
      .orderBy('created_at')
      .execute();
    const channel = channels.find((each) => each.app_id === appId) ?? channels[0];
    if (!channel) throw new CccError('auth.appSecretInvalid', { origin: 'no channel is bound' });
    const session = await this.#api.jscode2session({
      appId: channel.app_id,
      appSecret: channel.app_secret,
      jsCode,
    });
    return { appId: channel.app_id, session };
  }
}

function readProfile(sealed: Parameters<typeof decryptUserData>[0]): Profile {
  const { nickName, avatarUrl } = decryptUserData(sealed);
  if (!nickName || ANONYMOUS_NAMES.includes(nickName)) return {};
  return { nickname: nickName, ...(avatarUrl ? { avatarUrl } : {}) };
}
