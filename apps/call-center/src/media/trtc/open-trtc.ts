import { CccError } from '@ccc/protocol';
import type { CallCenterConfig } from '../../config/settings';
import { createTrtcTickets, type TrtcTickets } from './trtc-tickets';

export type TrtcSettings = Pick<
  CallCenterConfig,
  'trtcSdkAppId' | 'trtcSecretKey' | 'trtcTicketSeconds' | 'trtcCallbackKey' | 'callRecording'
>;

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
