import { NavigationRefused } from '../runtime/page-stack';
import { parseRoute } from '../runtime/route';
import type { Builtin, BuiltinContext } from './builtin';
import { HOVER_PROPERTIES, addHover } from './hover';

function open({ host, text, number }: BuiltinContext): void {
  const { pages } = host;
  const route = parseRoute(text('url'), pages.top?.route.path);
  switch (text('openType')) {
    case 'navigate':
      pages.navigateTo(route);
      break;
    case 'redirect':
      pages.redirectTo(route);
      break;
    case 'switchTab':
      pages.switchTab(route.path);
      break;
    case 'reLaunch':
      pages.reLaunch(route);
      break;
    case 'navigateBack':
      pages.navigateBack(number('delta'));
      break;
    default:
      throw new NavigationRefused(
        `open-type "${text('openType')}" is not available in the simulator`,
      );
  }
}

/** `<navigator>`: a link to a page. */
export const navigator: Builtin = {
  properties: {
    ...HOVER_PROPERTIES,
    hoverClass: 'navigator-hover',
    url: '',
    openType: 'navigate',
    delta: 1,
    target: 'self',
    appId: '',
    path: '',
    extraData: null,
    version: 'release',
    shortLink: '',
  },
  create(context) {
    const { root, host, emit } = context;
    root.setAttribute('role', 'link');
    addHover(context, 'navigator-hover');
    root.addEventListener('click', () => {
      host.scheduler.deliver(() => {
        try {
          open(context);
          emit('success', { errMsg: 'navigate:ok' });
        } catch (error) {
          if (!(error instanceof NavigationRefused)) throw error;
          emit('fail', { errMsg: `navigate:fail ${error.reason}` });
          host.problems.exception(error, context.text('url'));
        }
        emit('complete', {});
      });
    });
    return { activate: () => root.click() };
  },
};
