import type { wordsOf } from '../i18n/words';
import type { CallPhase } from '../shared/call-clock';

/** A round key of a call. Its name is its event as well, but for `end`, which is `hangup`. */
export interface CallKey {
  name: 'mute' | 'sound' | 'camera' | 'voice' | 'flip' | 'accept' | 'end';
  icon: string;
  label: string;
  /** Below it; a screen reader says `label` alone. */
  text: string;
  /** `true` or `false` of a switch, else empty. */
  pressed: '' | 'true' | 'false';
  /** Of no use now; its place stays its own. */
  isAway: boolean;
}

/** What the keys follow from. */
export interface CallFacts {
  phase: CallPhase;
  isVideo: boolean;
  isSeen: boolean;
  isCameraOn: boolean;
  isMuted: boolean;
  isSpeaker: boolean;
}

/** The keys of a call, in rows. */
export function callKeys(
  { phase, isVideo, isSeen, isCameraOn, isMuted, isSpeaker }: CallFacts,
  words: ReturnType<typeof wordsOf>['call'],
): CallKey[][] {
  const plain = { pressed: '', isAway: false } as const;
  const on = (isOn: boolean) => ({ pressed: isOn ? 'true' : 'false', isAway: false }) as const;
  const key = (
    name: CallKey['name'],
    icon: string,
    label: string,
    { text = label, ...how }: Pick<CallKey, 'pressed' | 'isAway'> & { text?: string } = plain,
  ): CallKey => ({ name, icon, label, text, ...how });

  if (phase === 'ringing') {
    const accept = key('accept', isVideo ? 'camera' : 'phone', words.accept);
    return [[key('end', 'end', words.refuse), accept]];
  }
  const end = key('end', 'end', phase === 'calling' ? words.cancel : words.hangUp);
  const muteText = isMuted ? words.isMuted : words.mute;
  const mute = key('mute', isMuted ? 'muted' : 'mute', words.mute, {
    ...on(isMuted),
    text: muteText,
  });
  const sound = key('sound', 'speaker', words.speaker, on(isSpeaker));
  const cameraText = isCameraOn ? words.camera : words.cameraOff;
  const ownPicture = key('camera', isCameraOn ? 'camera' : 'dark', words.camera, {
    ...on(isCameraOn),
    text: cameraText,
  });
  const flip = key('flip', 'flip', words.flip, { ...plain, isAway: !isCameraOn });
  if (phase === 'calling' && isVideo) return [[ownPicture, end, flip]];
  if (phase !== 'connected') return [[end]];
  const camera = isVideo ? ownPicture : key('camera', 'camera', words.toVideo);
  if (!isSeen) return [[mute, sound, camera], [end]];
  const voice = key('voice', 'phone', words.toVoice);
  return [
    [mute, sound, camera],
    [voice, end, flip],
  ];
}
