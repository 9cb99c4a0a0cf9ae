import type { Host } from '../runtime/host';
import { showModal } from '../runtime/dialogs';
import type { PrivacyGate } from '../runtime/privacy';
import { ApiFailure, asyncApi, textOption } from './api';
import { passPrivacy } from './pass-privacy';

const GRANTABLE = new Set(['scope.record', 'scope.camera', 'scope.writePhotosAlbum']);

/** Login, settings, privacy: what on a phone is about the person and the app's account. */
export function accountApis(host: Host) {
  const granted: Record<string, boolean> = {};
  const settings = () => ({
    authSetting: { ...granted, ...host.permissions.answers() },
    subscriptionsSetting: { mainSwitch: true, itemSettings: {} },
  });
  return {
    login: asyncApi(host, 'login', async () => {
      if (!host.network.online) throw new ApiFailure('net::ERR_INTERNET_DISCONNECTED');
      const response = await window.fetch(`${host.boot.base}login-code`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-mp-relay': '1' },
        body: JSON.stringify({ user: host.boot.user }),
      });
      const answer = (await response.json()) as { code?: string; reason?: string };
      if (answer.code === undefined) throw new ApiFailure(answer.reason ?? 'no code');
      return { code: answer.code };
    }),
    checkSession: asyncApi(host, 'checkSession', () => undefined),
    getAccountInfoSync: () => ({
      miniProgram: { appId: host.meta.appId, envVersion: 'develop', version: '' },
      plugin: {},
    }),
    getExtConfigSync: () => structuredClone(host.boot.extConfig),
    getExtConfig: asyncApi(host, 'getExtConfig', () => ({
      extConfig: structuredClone(host.boot.extConfig),
    })),
    getSetting: asyncApi(host, 'getSetting', settings),
    openSetting: asyncApi(host, 'openSetting', settings),
    authorize: asyncApi(host, 'authorize', (options) => {
      const scope = textOption(options, 'scope');
      if (!GRANTABLE.has(scope) || host.permissions.refusesScope(scope))
        throw new ApiFailure('auth deny', { errno: 103 });
      granted[scope] = true;
    }),
    getPrivacySetting: asyncApi(host, 'getPrivacySetting', () => ({
      needAuthorization: host.privacy.isNeeded,
      privacyContractName: '《隐私保护指引》',
    })),
    onNeedPrivacyAuthorization: (listener: PrivacyGate['listener']) => {
      host.privacy.listener = listener;
    },
    requirePrivacyAuthorize: asyncApi(host, 'requirePrivacyAuthorize', () =>
      passPrivacy(host, 'requirePrivacyAuthorize'),
    ),
    openPrivacyContract: asyncApi(host, 'openPrivacyContract', async () => {
      await showModal(host, {
        title: '隐私保护指引',
        content:
          host.boot.lang === 'en'
            ? 'The privacy contract is shown here on a phone.'
            : '真机上此处显示隐私保护指引。',
        showCancel: false,
        cancelText: '',
        confirmText: '',
        confirmColor: '',
        cancelColor: '',
        editable: false,
        placeholder: '',
      });
    }),
    requestSubscribeMessage: asyncApi(host, 'requestSubscribeMessage', (options) => {
      const ids = options['tmplIds'];
      if (!Array.isArray(ids) || ids.length === 0) throw new ApiFailure('tmplIds can not be empty');
      return Object.fromEntries(ids.map((id) => [String(id), 'accept']));
    }),
    makePhoneCall: asyncApi(host, 'makePhoneCall', () => {
      throw new ApiFailure('a simulator cannot make phone calls');
    }),
    getUpdateManager: () => ({
      onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) =>
        host.scheduler.deliver(() => listener({ hasUpdate: false })),
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => {
        throw new Error('applyUpdate:fail update is not ready');
      },
    }),
  };
}
