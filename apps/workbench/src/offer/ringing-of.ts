import type { DeskTask } from '@ccc/protocol';
import type { Translate } from '../i18n/translate';
import { mediaOf, type DeskCall } from '../model/calls';

/** Who rings, in the words for the title, the notification and the ear. */
export interface Ringing {
  /** The same while it is the same ring. */
  id: string;
  title: string;
  body: string;
  /** In place of the page's title. */
  tabTitle: string;
}

/** What rings first: a call within a conversation, else an offer. */
export function ringingOf(
  incoming: DeskCall | undefined,
  offered: DeskTask | undefined,
  t: Translate,
): Ringing | undefined {
  if (incoming) {
    const customer = incoming.task.customer.nickname;
    const title = t(`call.incoming.${incoming.call.media}`);
    const body = t('call.announce', { customer, kind: title });
    return { id: incoming.call.id, title, body, tabTitle: t('call.tabTitle', { title, customer }) };
  }
  if (!offered?.offer) return undefined;
  const customer = offered.customer.nickname;
  const group = offered.group.name;
  const media = mediaOf(offered);
  const title = offerTitle(offered, t);
  return {
    id: offered.offer.id,
    title,
    body: media
      ? t('call.announceIn', { customer, kind: title, group })
      : t('offer.announce', { customer, group }),
    tabTitle: media ? t('call.tabTitle', { title, customer }) : t('offer.tabTitle', { customer }),
  };
}

/** What kind of customer it is that rings. */
export function offerTitle({ consult, media, transfer }: DeskTask, t: Translate): string {
  if (consult) return t('consult.incoming');
  if (media) return t(`call.incoming.${media}`);
  return t(transfer ? 'offer.transfer' : 'offer.title');
}
