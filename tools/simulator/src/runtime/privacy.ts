import { showModal } from './dialogs';
import type { Host } from './host';

/** What the app answers in the end; `buttonId` is the button that was tapped for it. */
interface Answer {
  event?: string;
  buttonId?: string;
}

type Listener = (resolve: (answer: Answer) => void, info: { referrer: string }) => void;

/** WeChat's gate before APIs that touch personal data: closed until the person agrees, once. */
export class PrivacyGate {
  isNeeded = false;
  /** Set by the app; without one WeChat asks in its own words. */
  listener: Listener | null = null;
  private tapped = '';
  private asking: Promise<boolean> | null = null;

  /** A `<button open-type="agreePrivacyAuthorization">` was tapped. */
  buttonTapped(id: string): void {
    this.tapped = id;
  }

  /** Whether the API may go on; who asks while another asks shares the answer. */
  async pass(host: Host, api: string): Promise<boolean> {
    if (!this.isNeeded) return true;
    this.asking ??= this.ask(host, api);
    const agreed = await this.asking;
    this.asking = null;
    if (agreed) this.isNeeded = false;
    return agreed;
  }

  private ask(host: Host, api: string): Promise<boolean> {
    const { listener } = this;
    if (listener === null) return askInWeChatsWords(host);
    return new Promise((settle) => {
      const resolve = ({ event, buttonId }: Answer): void => {
        if (event === 'exposureAuthorization') return;
        if (event === 'agree' && buttonId !== this.tapped) {
          const message = `resolve: no agreePrivacyAuthorization button "${buttonId}" was tapped`;
          host.problems.report({ code: 'api.arguments', severity: 'error', message });
        } else settle(event === 'agree');
      };
      host.scheduler.run(() => listener(resolve, { referrer: api }));
    });
  }
}

async function askInWeChatsWords(host: Host): Promise<boolean> {
  const isEnglish = host.boot.lang === 'en';
  const { confirmed } = await showModal(host, {
    title: isEnglish ? 'Privacy' : '用户隐私保护提示',
    content: isEnglish ? 'Agree to the privacy contract?' : '请阅读并同意《隐私保护指引》。',
    showCancel: true,
    cancelText: isEnglish ? 'Refuse' : '拒绝',
    confirmText: isEnglish ? 'Agree' : '同意',
    confirmColor: '',
    cancelColor: '',
    editable: false,
    placeholder: '',
  });
  return confirmed;
}
