import {
  AudioMutedOutlined,
  AudioOutlined,
  PauseOutlined,
  PhoneOutlined,
  PlayCircleOutlined,
  ReloadOutlined,
  SettingOutlined,
  UsergroupAddOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { usePreferences } from '../app/preferences';
import type { CallStanding } from '../model/calls';
import { CALL_KEYS, type CallAction } from '../model/shortcut';
import styles from './call-panel.module.css';

interface Props {
  standing: CallStanding;
  isMuted: boolean;
  isHeld: boolean;
  /** Whether the call has pictures; else the camera makes it one that has. */
  isVideo: boolean;
  isCameraOn: boolean;
  /** Whether a colleague is asked or there: who hears whom is then chosen with the consultation. */
  isConsulting: boolean;
  /** Whether this desk is the colleague. */
  isHelping: boolean;
  /** Whether the keys of calls mean this one. */
  hasKeys: boolean;
  pending: boolean;
  hasDevices: boolean;
  onMute(): void;
  onCamera(): void;
  onHold(isHeld: boolean): void;
  onEnd(): void;
  onConsult(): void;
  onEndConsult(): void;
  onRejoin(): void;
  onDevices(): void;
}

/** What can be done in a call; every button keeps its place in every state. */
export function CallButtons(props: Props) {
  const { standing, isMuted, isHeld, isVideo, isCameraOn, isConsulting, isHelping } = props;
  const { hasKeys, pending, hasDevices } = props;
  const { t } = usePreferences();
  const isCalling = standing === 'calling';
  const muteText = t(isMuted ? 'call.unmute' : 'call.mute');
  const holdText = t(isHeld ? 'call.resume' : 'call.hold');
  const cameraText = t(isCameraOn ? 'call.cameraOff' : 'call.cameraOn');
  const withKey = (text: string, action: CallAction) =>
    hasKeys ? `${text} (${CALL_KEYS[action]})` : text;

  return (
    <div className={styles.buttons}>
      {standing === 'over' ? (
        <Button
          className={styles.wide}
          icon={<ReloadOutlined aria-hidden />}
          data-testid="call-rejoin"
          onClick={props.onRejoin}
        >
          {t('call.rejoin')}
        </Button>
      ) : (
        <>
          <Tooltip title={withKey(muteText, 'mute')}>
            <Button
              aria-label={muteText}
              aria-pressed={isMuted}
              danger={isMuted}
              disabled={isCalling}
              icon={isMuted ? <AudioMutedOutlined aria-hidden /> : <AudioOutlined aria-hidden />}
              data-testid="call-mute"
              onClick={props.onMute}
            />
          </Tooltip>
          {!isHelping && (
            <>
              <Tooltip title={withKey(holdText, 'hold')}>
                <Button
                  aria-label={holdText}
                  aria-pressed={isHeld}
                  type={isHeld ? 'primary' : 'default'}
                  disabled={isCalling || pending}
                  icon={isHeld ? <PlayCircleOutlined aria-hidden /> : <PauseOutlined aria-hidden />}
                  data-testid="call-hold"
                  onClick={() => props.onHold(!isHeld)}
                />
              </Tooltip>
              <Tooltip title={t('consult.open')}>
                <Button
                  aria-label={t('consult.open')}
                  disabled={isCalling || isConsulting || pending}
                  icon={<UsergroupAddOutlined aria-hidden />}
                  data-testid="call-consult"
                  onClick={props.onConsult}
                />
              </Tooltip>
              <Tooltip title={withKey(cameraText, 'camera')}>
                <Button
                  className={isCameraOn ? undefined : styles.off}
                  aria-label={cameraText}
                  aria-pressed={isCameraOn}
                  danger={isVideo && !isCameraOn}
                  disabled={isCalling || pending}
                  icon={<VideoCameraOutlined aria-hidden />}
                  data-testid="call-camera"
                  onClick={props.onCamera}
                />
              </Tooltip>
            </>
          )}
        </>
      )}
      <Tooltip title={t('call.devices')}>
        <Button
          aria-label={t('call.devices')}
          aria-expanded={hasDevices}
          icon={<SettingOutlined aria-hidden />}
          data-testid="call-devices"
          onClick={props.onDevices}
        />
      </Tooltip>
      <Button
        className={styles.end}
        disabled={pending}
        icon={<PhoneOutlined className={styles.down} aria-hidden />}
        data-testid="call-end"
        onClick={isHelping ? props.onEndConsult : props.onEnd}
      >
        {t(isHelping ? 'consult.leave' : isCalling ? 'call.cancel' : 'call.end')}
      </Button>
    </div>
  );
}
