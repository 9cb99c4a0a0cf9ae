import { CccError, LIMITS, type CustomerId } from '@ccc/protocol';
import type { ServiceContext } from '../context';
import type { Person } from '../login/person';
import type { ContentCheckOptions } from './content-check';
import { askAbout } from './known-to-wechat';
import { within } from './within';

/**
 * Judges a customer's words before they are stored. Whoever cannot be asked, or does not answer in time,
 * has nothing against them: a conversation must not stand still because a judge is away.
 */
export class TextCheck {
  readonly #context: ServiceContext;
  readonly #options: ContentCheckOptions;
  /** Texts that went through unchecked since the start. */
  #unchecked = 0;

  constructor(context: ServiceContext, options: ContentCheckOptions) {
    this.#context = context;
    this.#options = options;
  }

  /**
   * Why these words must not be stored; null: they may. Not thrown, since a command that was done
   * before is acknowledged again whatever is thought of its words by now.
   */
  async refusalOf(person: Person, lines: readonly string[]): Promise<CccError | null> {
    const text = lines.join('\n').trim();
    // What is longer is refused for that.
    if (person.kind !== 'customer' || text === '' || text.length > LIMITS.textMaxChars) return null;
    const isRisky = await this.#isRisky(person.id, text);
    return isRisky ? new CccError('message.refusedByCheck') : null;
  }

  async #isRisky(customer: CustomerId, text: string): Promise<boolean> {
    const { log } = this.#context;
    const { checks, textTimeoutMs } = this.#options;
    try {
      const asked = askAbout(this.#context, customer, (app, openid) =>
        checks.checkText(app, { openid, text }),
      );
      const { suggest, label } = await within(textTimeoutMs, asked);
      if (suggest === 'pass') return false;
      log.info({ customer, suggest, label }, 'words were not passed by the content check');
      return suggest === 'risky';
    } catch (error) {
      if (!(error instanceof CccError)) throw error;
      this.#unchecked += 1;
      const { code, origin } = error;
      log.warn({ code, origin, unchecked: this.#unchecked }, 'words went through unchecked');
      return false;
    }
  }
}
