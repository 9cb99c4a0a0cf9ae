/** With what the application of {@link TRTC_TICKET} signs. */
export const TRTC_SECRET_KEY = '5e'.repeat(32);

/** A customer's ticket into a room of TRTC, signed by Tencent's own tls-sig-api-v2. */
export const TRTC_TICKET = {
  kind: 'trtc',
  sdkAppId: 1_400_000_001,
  userId: 'customer-call-1',
  userSig:
    'eJyrVgrxCdYrSy1SslIy0jNQ0gHzM1NS80oy0zLBwsmlxSX5ualFusmJOTm6hlAlxSnZiQUFmSlKVoYmBhBgCJEp' +
    'ycxNVbIyNLeECkNEUysKMotSlayMzWAixZnpSlZKIRZeEWGVJXlGqREV2kllQZZepp5hTu5RHsHm*p6eVVGu7mUG' +
    'wR5mnrkFFrZKtQCnAjM9',
  privateMapKey:
    'eJw1jk9vgkAUxL-LO1cLrsGwCYeniaRURVQUvfFnwbWuUvZRtcbvbgI6p5nfzGHusJosu3*iAg69rgEfTZaZOJHM' +
    'ZYPTWtNZiaqTxsdjx3xNdPYTl6XMgJt9o5XZNiSVAG4O7BduqbiWshLAmfUmtRZVUufAAQOcb9n6P3Nt2kVftO2N' +
    'dTIyriHzfAwQEYe-OlSNm1*w0VDN9ol7oWngOO9LsgAOxQFdYbFoppbWp6LCXhzCOk8j-3uvzrnH-I3tuTHdFKUO' +
    'PJ4ZSU2x',
  strRoomId: 'call-1',
  otherUserId: 'agent-call-1',
  expiresAt: 1_790_003_600_000,
} as const;
