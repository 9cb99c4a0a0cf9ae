import { ExpandOutlined } from '@ant-design/icons';
import type { CallView } from '@ccc/core';
import type { LegStreams } from '@ccc/core/platform/browser/index';
import type { CustomerCard } from '@ccc/protocol';
import { useRef, useState } from 'react';
import { Avatar } from '../app/avatar';
import { usePreferences } from '../app/preferences';
import styles from './call-panel.module.css';
import { StreamVideo } from './stream-video';

interface Props {
  streams: LegStreams;
  call: CallView;
  customer: CustomerCard;
}

/** The other side's picture, with one's own in the corner; nothing where the call goes on by voice. */
export function CallPictures({ streams, call, customer }: Props) {
  const { t } = usePreferences();
  const { cameras, isHeld } = call;
  const box = useRef<HTMLDivElement>(null);
  if (!cameras.customer && !cameras.agent) return null;
  const why = isHeld ? 'pictureHeld' : cameras.customer ? 'pictureComing' : 'customerUnseen';
  return (
    <div ref={box} className={styles.pictures}>
      <div className={styles.unseen} data-testid="call-unseen" data-why={why}>
        <Avatar name={customer.nickname} url={customer.avatarUrl} size={56} />
        <span role="status">{t(`call.${why}`)}</span>
      </div>
      {cameras.customer && !isHeld && (
        <Picture
          stream={streams.remote}
          label={t('call.picture', { customer: customer.nickname })}
          id="remote"
        />
      )}
      <button
        type="button"
        className={styles.enlarge}
        aria-label={t('call.enlarge')}
        title={t('call.enlarge')}
        data-testid="call-enlarge"
        onClick={() => void toggleFullscreen(box.current)}
      >
        <ExpandOutlined aria-hidden />
      </button>
      {cameras.agent && <Picture stream={streams.local} label={t('call.ownPicture')} id="own" />}
    </div>
  );
}

function toggleFullscreen(element: HTMLElement | null): Promise<void> | undefined {
  return document.fullscreenElement ? document.exitFullscreen() : element?.requestFullscreen();
}

/** A stream, unseen until there is something of it to see. Another element is another picture: none shows an old one. */
function Picture({ stream, label, id }: { stream: MediaStream; label: string; id: string }) {
  const [isThere, setThere] = useState(false);
  return (
    <StreamVideo
      stream={stream}
      className={styles[id]}
      aria-label={label}
      data-testid={`call-picture-${id}`}
      data-there={isThere}
      onLoadedData={() => setThere(true)}
    />
  );
}
