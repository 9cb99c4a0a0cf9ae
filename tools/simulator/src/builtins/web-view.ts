import { judgeAddress } from '../shared/network-rule';
import type { Builtin } from './builtin';

/**
 * `<web-view>`: a page of the web over the whole page of the app. Any https address passes: a
 * simulator does not know the business domains. It has no bridge to the app.
 */
export const webView: Builtin = {
  properties: { src: '' },
  create({ root, host, text, emit }) {
    const frame = document.createElement('iframe');
    frame.className = 'mp-web-view';
    // No way out: neither to this window nor to the app's storage.
    frame.setAttribute('sandbox', 'allow-scripts allow-forms');
    frame.referrerPolicy = 'no-referrer';
    root.append(frame);
    frame.addEventListener('load', () => {
      if (text('src') !== '') emit('load', { src: text('src') });
    });
    return {
      update(changed) {
        if (!changed.has('src') || text('src') === '') return;
        const rule = { urlCheck: true, allowedHosts: null };
        const verdict = judgeAddress(text('src'), ['https:', 'http:'], rule);
        if (verdict.kind !== 'ok') {
          const message = `<web-view> cannot open ${text('src')}`;
          host.problems.report({ code: 'network.rule', severity: 'warning', message });
          emit('error', { src: text('src') });
          return;
        }
        frame.title = text('src');
        frame.src = text('src');
      },
    };
  },
};
