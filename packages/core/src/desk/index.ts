/** The door for agents: a browser's, none of it reaches a phone. */
export type { LegView } from './call-leg';
export type { LegFactory, LegHandlers, LegQuality, LegRequest, MediaLeg } from '../call/leg-port';
export type { AgentIdentity, AgentLogin } from '../login/login-types';
export { createAgentLogin } from './agent-login';
export { createAgentClient } from './create-agent-client';
export type { AgentClient } from './create-agent-client';
export { createDesk } from './desk';
export type { DeskOptions } from './desk';
export type { DeskLegs, LegViews } from './desk-legs';
export type { Desk, DeskView } from './desk-view';
