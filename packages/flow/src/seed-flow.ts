import seed from './fixtures/seed-omni-session.json';
import type { FlowDefinition } from './model';
import { parseFlow } from './validate/validate-flow';

/**
 * 测试全媒体客服会话: the flow of the quick start, with its texts and keywords. The 120 seconds of
 * its end node are a choice: the quick start leaves them open.
 */
export const SEED_FLOW: FlowDefinition = parseFlow(seed);
