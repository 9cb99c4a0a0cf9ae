import { createCustomerClient, type CustomerClient } from '@ccc/core';
import { createWxPlatform } from '@ccc/core/platform/wx/index';
import { readAppConfig } from '../../../services/app-config';

/** How the customer came in. */
export interface ChatEntry {
  /** Default: the flow of `ccc-config.js`. */
  flow?: string | undefined;
  page?: string | undefined;
  clientData?: string | undefined;
}

let current: { key: string; client: CustomerClient } | undefined;

/**
 * The one client of this app, made when it is first needed.
 * @param entry When given, and other than before, the client is made anew for it.
 */
export function customerClient(entry?: ChatEntry): CustomerClient {
  const key = JSON.stringify(entry ?? {});
  if (current && (!entry || current.key === key)) return current.client;
  current?.client.close();
  const { serverUrl, sdkAppId, ivrId } = readAppConfig();
  const { flow = ivrId, page = 'pages/home/home', clientData } = entry ?? {};
  const client = createCustomerClient(createWxPlatform(), {
    baseUrl: serverUrl,
    sdkAppId,
    flow,
    page,
    ...(clientData === undefined ? {} : { clientData }),
  });
  current = { key, client };
  return client;
}
