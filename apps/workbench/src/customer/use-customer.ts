import type { CustomerId, CustomerProfile } from '@ccc/protocol';
import { useCallback, useEffect, useState } from 'react';
import { useDeskApi } from '../service/desk-api-context';

interface Known {
  id: CustomerId;
  profile?: CustomerProfile;
  /** Why there is none. */
  error?: unknown;
}

export interface CustomerKnowledge extends Omit<Known, 'id'> {
  /** What has changed by what was done here. */
  change(part: (profile: CustomerProfile) => Partial<CustomerProfile>): void;
}

/**
 * What the desk knows of a customer, read once for each who is shown.
 * @param isServed A customer of a colleague who is only helped is the colleague's to know.
 */
export function useCustomer(id: CustomerId, isServed: boolean): CustomerKnowledge {
  const api = useDeskApi();
  const [known, setKnown] = useState<Known>({ id });

  useEffect(() => {
    if (!isServed) return undefined;
    let isWanted = true;
    api.customer(id).then(
      (profile) => {
        if (isWanted) setKnown({ id, profile });
      },
      (error: unknown) => {
        if (isWanted) setKnown({ id, error });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [api, id, isServed]);

  const change = useCallback<CustomerKnowledge['change']>(
    (part) =>
      setKnown((now) =>
        now.id === id && now.profile
          ? { ...now, profile: { ...now.profile, ...part(now.profile) } }
          : now,
      ),
    [id],
  );
  return known.id === id ? { ...known, change } : { change };
}
