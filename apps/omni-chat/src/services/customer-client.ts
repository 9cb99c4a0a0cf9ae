import { createCustomerClient, type CustomerClient } from '@ccc/core';
import { createWxPlatform } from '@ccc/core/platform/wx/index';
import { readAppConfig } from './app-config';

let client: CustomerClient | undefined;

/** The one client of this app, made when it is first needed. */
export function customerClient(): CustomerClient {
  if (!client) {
    const { serverUrl, sdkAppId, ivrId } = readAppConfig();
    const address = { baseUrl: serverUrl, sdkAppId, flow: ivrId };
    client = createCustomerClient(createWxPlatform(), { ...address, page: 'pages/home/home' });
  }
  return client;
}
