/**
 * Says, as JSON, what Tencent's own tls-sig-api-v2 makes of `{account, at, calls}` in argv[2], with the
 * clock standing still. A program of its own: the package names its `main` twice, at which Jest's resolver stops.
 */
const { Api } = require('tls-sig-api-v2');

const { account, at, calls } = JSON.parse(process.argv[2]);
Date.now = () => at;
const api = new Api(account.sdkAppId, account.secretKey);
process.stdout.write(JSON.stringify(calls.map(([method, ...args]) => api[method](...args))));
