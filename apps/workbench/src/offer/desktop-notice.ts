/** Asks once, from a click; not inside a frame, where the page around it has the say. */
export function askForNotifications(): void {
  if (!('Notification' in window) || window.top !== window) return;
  if (Notification.permission === 'default') void Notification.requestPermission();
}

/**
 * Tells the desktop, where that is allowed and the page is not looked at. A second notice with
 * the same tag replaces the first. The function returned takes it away.
 */
export function showDesktopNotice(title: string, body: string, tag: string): () => void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return () => undefined;
  if (document.hasFocus()) return () => undefined;
  try {
    const notice = new Notification(title, { body, tag, icon: './favicon.svg' });
    notice.onclick = () => {
      window.focus();
      notice.close();
    };
    return () => notice.close();
  } catch {
    // Chrome on Android allows them only from a service worker.
    return () => undefined;
  }
}
