import { LIVE_PART } from './parts/live-part';

/** `tccc-wx-sdk/player`, the agent's picture; lies within `tccc-wx-sdk`. */
Component({ ...LIVE_PART });
