import type { Builtin, BuiltinContext } from './builtin';
import { chooseFiles } from '../runtime/file-input';
import { HOVER_PROPERTIES, addHover } from './hover';

async function chooseAvatar({ host, emit }: BuiltinContext): Promise<void> {
  if (!(await host.privacy.pass(host, 'chooseAvatar'))) return;
  const [file] = await chooseFiles(host, 'image/*', false);
  if (file === undefined) return;
  host.scheduler.deliver(() =>
    emit('chooseavatar', { avatarUrl: host.files.addTemporary(file, file.name) }),
  );
}

function openCapability(context: BuiltinContext, type: string): void {
  const { host } = context;
  const fail = (event: string, reason: string): void => {
    host.problems.report({
      code: 'api.unavailable',
      severity: 'warning',
      message: `open-type="${type}" is not available in the simulator`,
    });
    context.emit(event, { errMsg: `${event}:fail ${reason}` });
  };
  switch (type) {
    case 'chooseAvatar':
      void chooseAvatar(context);
      break;
    case 'getPhoneNumber':
    case 'getRealtimePhoneNumber':
      fail(type.toLowerCase(), 'no permission');
      break;
    case 'agreePrivacyAuthorization':
      host.privacy.buttonTapped(context.node.id);
      context.emit('agreeprivacyauthorization', {});
      break;
    case 'openSetting':
      context.emit('opensetting', { authSetting: {}, errMsg: 'openSetting:ok' });
      break;
    case '':
      break;
    default:
      fail(type.toLowerCase(), 'not available in the simulator');
  }
}

/** `<button>`. */
export const button: Builtin = {
  properties: {
    ...HOVER_PROPERTIES,
    hoverClass: 'button-hover',
    hoverStartTime: 20,
    hoverStayTime: 70,
    size: 'default',
    type: 'default',
    plain: false,
    disabled: false,
    loading: false,
    formType: '',
    openType: '',
    lang: 'en',
    sessionFrom: '',
    sendMessageTitle: '',
    sendMessagePath: '',
    sendMessageImg: '',
    appParameter: '',
    showMessageCard: false,
    phoneNumberNoQuotaToast: true,
    name: '',
    needShowEntrance: true,
    entrancePath: '',
  },
  create(context) {
    const { root, text, flag } = context;
    root.tabIndex = 0;
    if (!root.hasAttribute('role')) root.setAttribute('role', 'button');
    addHover(context, 'button-hover');
    const activate = (): void => {
      if (flag('disabled')) return;
      openCapability(context, text('openType'));
      const kind = text('formType');
      if (kind !== 'submit' && kind !== 'reset') return;
      root.closest('wx-form')?.dispatchEvent(new CustomEvent(`mp-form-${kind}`, { detail: root }));
    };
    root.addEventListener('click', activate);
    root.addEventListener('keydown', (event) => {
      if (event.target === root && (event.key === 'Enter' || event.key === ' ')) {
        event.preventDefault();
        root.click();
      }
    });
    return {
      activate: () => root.click(),
      update() {
        root.dataset['type'] = text('type');
        root.dataset['size'] = text('size');
        root.toggleAttribute('plain', flag('plain'));
        root.toggleAttribute('disabled', flag('disabled'));
        root.toggleAttribute('loading', flag('loading'));
        root.setAttribute('aria-disabled', String(flag('disabled')));
        root.tabIndex = flag('disabled') ? -1 : 0;
      },
    };
  },
};
