/** SDKAppID of the call-center instance. */
export const sdkAppId = 1400000001;
/** Id of the published session service flow (会话服务流 ID). */
export const ivrId = 'omni-session';
/**
 * Business domains of the mini-program (业务域名), such as `shop.example.com`: links to them open inside.
 * Of all other links the address is copied.
 */
export const webDomains: string[] = [];
/** Where the service is; a phone needs `https://` and the domain on the mini-program's list. */
export const serverUrl = 'http://127.0.0.1:7100';
