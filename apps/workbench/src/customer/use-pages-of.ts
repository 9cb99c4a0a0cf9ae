import type { CustomerId, CustomerPagesResponse, SessionId } from '@ccc/protocol';
import { useEffect, useState } from 'react';
import { useDeskApi } from '../service/desk-api-context';

/** A page of somebody else; the key names its tab. */
export type PageBeside = CustomerPagesResponse['pages'][number] & { key: string };

const NONE: readonly PageBeside[] = [];

/** The configured pages about a customer; none while they are not known. */
export function usePagesOf(customer: CustomerId, session: SessionId): readonly PageBeside[] {
  const api = useDeskApi();
  const [known, setKnown] = useState({ session, pages: NONE });

  useEffect(() => {
    let isWanted = true;
    api.pages(customer, session).then(
      ({ pages }) => {
        if (!isWanted) return;
        setKnown({
          session,
          pages: pages.map((page, index) => ({ ...page, key: `page-${index}` })),
        });
      },
      // Without them the desk works on; the profile, asked for at the same time, says what is wrong.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [api, customer, session]);

  return known.session === session ? known.pages : NONE;
}
