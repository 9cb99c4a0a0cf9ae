/** Again this often while nobody answers: desktops put a notice away after some seconds. */
const REPEAT_MS = 8000;

/** `unavailable`: no such thing here, or a frame, where the page around it has the say. */
export type NoticePermission = 'granted' | 'denied' | 'default' | 'unavailable';

export function noticePermission(): NoticePermission {
  if (!('Notification' in window) || isFramed()) return 'unavailable';
  return Notification.permission;
}

/** Asks the agent, out of a click; what was once decided is only told. */
export async function askForNotifications(): Promise<NoticePermission> {
  if (noticePermission() === 'default') await Notification.requestPermission();
  return noticePermission();
}

/** Whether another page shows this one inside itself. */
export function isFramed(): boolean {
  return window.top !== window;
}

interface Notice {
  title: string;
  body: string;
  /** A notice with the same tag replaces the one before. */
  tag: string;
}

/**
 * Tells the desktop, where that is allowed, for as long as the page is not looked at: at once, again
 * and again, and also when the agent looks away later. The function returned takes it away.
 */
export function startDesktopNotice(notice: Notice): () => void {
  let close: () => void = () => undefined;
  const show = () => {
    if (!isLookedAt()) close = showDesktopNotice(notice);
  };
  const look = () => {
    if (isLookedAt()) close();
    else show();
  };
  show();
  const interval = setInterval(show, REPEAT_MS);
  window.addEventListener('blur', look);
  window.addEventListener('focus', look);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(interval);
    window.removeEventListener('blur', look);
    window.removeEventListener('focus', look);
    document.removeEventListener('visibilitychange', look);
    close();
  };
}

/** Once, where that is allowed and the page is not looked at. The function returned takes it away. */
export function showDesktopNotice({ title, body, tag }: Notice): () => void {
  if (noticePermission() !== 'granted' || isLookedAt()) return () => undefined;
  // `renotify`: the same tag otherwise changes the words without a sign.
  const options = { body, tag, icon: './favicon.svg', requireInteraction: true, renotify: true };
  try {
    const shown = new Notification(title, options);
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
    return () => shown.close();
  } catch {
    // Chrome on Android allows them only from a service worker.
    return () => undefined;
  }
}

function isLookedAt(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}
