import { dirname } from 'node:path';
import { CccError } from '@ccc/protocol';
import type { CallCenterConfig } from '../../config/settings';
import { createTrtcTickets, type TrtcTickets } from './trtc-tickets';

export type TrtcSettings = Pick<
  CallCenterConfig,
  'trtcSdkAppId' | 'trtcSecretKey' | 'trtcTicketSeconds' | 'trtcCallbackKey' | 'callRecording'
>;

const SDK = 'trtc-sdk-v5';

/**
 * Where Tencent's SDK for the desk is installed; it is no part of this project, whose licence it does not have.
 * @param find Says where a module's file is, as `require.resolve` does
 * @throws CccError `config.invalid`: it is not installed
 */
export function findTrtcSdk(find: (name: string) => string = require.resolve): string {
  try {
    return dirname(find(`${SDK}/package.json`));
  } catch (cause) {
    const problem = `trtc 需要在本服务旁安装 ${SDK} (trtc needs it beside this service): pnpm --filter @ccc/call-center add ${SDK}@5`;
    throw new CccError('config.invalid', { params: { name: 'media', problem }, origin: cause });
  }
}

/**
 * Calls through Tencent's TRTC, of which the service hears nothing itself.
 * @throws CccError `config.invalid` that names what is missing, or cannot be had there
 */
export function openTrtc(settings: TrtcSettings): TrtcTickets {
  const sdkAppId = needed('trtcSdkAppId', settings.trtcSdkAppId);
  const secretKey = needed('trtcSecretKey', settings.trtcSecretKey);
  if (settings.callRecording !== 'off') {
    throw invalid(
      'callRecording',
      'media=trtc 时通话不经过本服务，请在 TRTC 控制台使用云端录制 (calls do not pass through this service: use the cloud recording of TRTC)',
    );
  }
  return createTrtcTickets(
    { sdkAppId, secretKey },
    { lifeSeconds: settings.trtcTicketSeconds, callbackKey: settings.trtcCallbackKey },
  );
}

function needed<Value>(name: string, value: Value | undefined): Value {
  if (value !== undefined) return value;
  throw invalid(
    name,
    'media=trtc 需要它，见 TRTC 控制台的应用概览 (media=trtc needs it; it stands in the TRTC console)',
  );
}

function invalid(name: string, problem: string): CccError {
  return new CccError('config.invalid', { params: { name, problem } });
}
