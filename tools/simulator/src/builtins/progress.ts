import { make } from '../runtime/dom';
import type { Builtin } from './builtin';

/** `<progress>`. */
export const progress: Builtin = {
  properties: {
    percent: 0,
    showInfo: false,
    borderRadius: 0,
    fontSize: 16,
    strokeWidth: 6,
    color: '#09BB07',
    activeColor: '',
    backgroundColor: '#EBEBEB',
    active: false,
    activeMode: 'backwards',
    duration: 30,
  },
  create({ root, number, text, flag }) {
    const track = make('div', 'mp-progress-track');
    const bar = make('div', 'mp-progress-bar');
    const info = make('span', 'mp-progress-info');
    track.append(bar);
    root.append(track, info);
    root.setAttribute('role', 'progressbar');
    return {
      update() {
        const percent = Math.min(100, Math.max(0, number('percent')));
        track.style.height = `${number('strokeWidth')}px`;
        track.style.borderRadius = `${number('borderRadius')}px`;
        track.style.backgroundColor = text('backgroundColor');
        bar.style.backgroundColor = text('activeColor') || text('color');
        bar.style.transition = flag('active')
          ? `width ${percent * number('duration')}ms linear`
          : '';
        bar.style.width = `${percent}%`;
        info.hidden = !flag('showInfo');
        info.style.fontSize = `${number('fontSize')}px`;
        info.textContent = `${percent}%`;
        root.setAttribute('aria-valuenow', String(percent));
      },
    };
  },
};
