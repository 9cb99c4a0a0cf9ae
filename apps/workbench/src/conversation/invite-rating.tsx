import { StarFilled, StarOutlined } from '@ant-design/icons';
import type { ServiceRating } from '@ccc/core';
import type { Desk } from '@ccc/core/desk/index';
import type { SessionId } from '@ccc/protocol';
import { useAction } from '../app/action';
import { IconButton } from '../app/icon-button';
import { usePreferences } from '../app/preferences';

interface Props {
  desk: Desk;
  session: SessionId;
  rating: ServiceRating | undefined;
}

/** 邀请评价: once a session, while it is served, unless it was rated or may not be. */
export function InviteRating({ desk, session, rating }: Props) {
  const { t } = usePreferences();
  const [pending, run] = useAction();
  if (!rating || rating.mode === 'off' || rating.given) return null;
  const text = rating.isInvited ? t('rating.invited') : t('rating.invite');
  return (
    <IconButton
      label={text}
      data-testid="invite-rating"
      icon={rating.isInvited ? <StarFilled aria-hidden /> : <StarOutlined aria-hidden />}
      disabled={rating.isInvited}
      loading={pending}
      onClick={() => run(() => desk.inviteRating(session))}
    />
  );
}
