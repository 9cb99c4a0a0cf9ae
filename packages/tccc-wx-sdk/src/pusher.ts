import { LIVE_PART } from './parts/live-part';

/** `tccc-wx-sdk/pusher`, the customer's own picture; lies within `tccc-wx-sdk`. */
Component({ ...LIVE_PART });
