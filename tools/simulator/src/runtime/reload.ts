/** Follows the server's rebuilds: styles are swapped in place, anything else reloads the page. */
export function watchForChanges(base: string): void {
  const events = new EventSource(`${base}events`);
  events.addEventListener('change', ({ data }: MessageEvent<string>) => {
    if (data !== 'style') {
      window.location.reload();
      return;
    }
    const old = document.getElementById('mp-app-style');
    if (!(old instanceof HTMLLinkElement)) return;
    const fresh = old.cloneNode();
    if (!(fresh instanceof HTMLLinkElement)) return;
    fresh.href = `${base}app.css?${Date.now()}`;
    fresh.addEventListener('load', () => old.remove());
    old.after(fresh);
  });
}
