import type { DecideTable } from './decide-states';
import { ANNE, LI_SI, WANG_WU, ZHAO_LIU, SessionRun } from './session-run';

type ConsultStateName =
  'writing' | 'calling' | 'talking' | 'held' | 'asked' | 'askedAside' | 'alone' | 'three';

/** A call within a conversation, as far as a consultation goes. */
export const CONSULT_STATES: Record<ConsultStateName, () => SessionRun> = {
  writing: () => SessionRun.at('active'),
  calling: () => after('writing', (run) => run.startCall(ANNE)),
  talking: () => after('calling', (run) => run.takeCall(LI_SI)),
  held: () => after('talking', (run) => run.hold(LI_SI, true)),
  asked: () => after('talking', (run) => run.consult(LI_SI, WANG_WU, '要发票')),
  askedAside: () => after('asked', (run) => run.hold(LI_SI, false)),
  alone: () => after('asked', (run) => run.join(WANG_WU)),
  three: () => after('alone', (run) => run.hold(LI_SI, false)),
};

function after(state: ConsultStateName, act: (run: SessionRun) => string): SessionRun {
  const run = CONSULT_STATES[state]();
  act(run);
  return run;
}

const WITHOUT = 'writing calling talking held';

/** Every command on a consultation, and what else ends it, in every state of a call. */
export const CONSULT_TABLE: DecideTable = {
  'the agent asks a colleague': [
    (run) => run.consult(LI_SI, WANG_WU),
    {
      writing: '!call.unknown',
      calling: '!call.notNow',
      talking: 'consult.asked call.held',
      held: 'consult.asked',
      'asked askedAside alone three': '!consult.exists',
    },
  ],
  'the agent asks a group in which nobody is free': [
    (run) => run.consult(LI_SI, null),
    {
      writing: '!call.unknown',
      calling: '!call.notNow',
      'talking held': '!consult.nobodyFree',
      'asked askedAside alone three': '!consult.exists',
    },
  ],
  'the agent asks themselves': [
    (run) => run.consult(LI_SI, LI_SI),
    {
      writing: '!call.unknown',
      calling: '!call.notNow',
      'talking held': '!transfer.toSelf',
      'asked askedAside alone three': '!consult.exists',
    },
  ],
  'the customer asks for a colleague': [
    (run) => run.consult(ANNE, WANG_WU),
    {
      writing: '!call.unknown',
      'calling talking held asked askedAside alone three': '!call.notNow',
    },
  ],
  'the colleague asks another one': [
    (run) => run.consult(WANG_WU, ZHAO_LIU),
    { [`${WITHOUT} asked askedAside alone three`]: '!session.unknown' },
  ],
  'the colleague comes': [
    (run) => run.join(WANG_WU),
    {
      [WITHOUT]: '!consult.unknown',
      asked: 'consult.joined',
      askedAside: 'consult.joined call.held',
      'alone three': '',
    },
  ],
  'the colleague comes too late': [
    (run) => ((run.now += 20_000), run.join(WANG_WU)),
    {
      [WITHOUT]: '!consult.unknown',
      'asked askedAside': '!offer.expired',
      'alone three': '',
    },
  ],
  'somebody else comes': [
    (run) => `${run.join(ZHAO_LIU)} ${run.join(LI_SI)}`,
    { [`${WITHOUT} asked askedAside alone three`]: '!consult.unknown !consult.unknown' },
  ],
  'the colleague refuses or leaves': [
    (run) => run.endConsult(WANG_WU),
    {
      [WITHOUT]: '!consult.unknown',
      'asked alone': 'consult.ended call.held',
      'askedAside three': 'consult.ended',
    },
  ],
  'the agent takes the customer back': [
    (run) => run.endConsult(LI_SI),
    {
      [WITHOUT]: '!consult.unknown',
      'asked alone': 'consult.ended call.held',
      'askedAside three': 'consult.ended',
    },
  ],
  'the colleague is gone': [
    (run) => run.endConsult(null),
    {
      [WITHOUT]: '!consult.unknown',
      'asked alone': 'consult.ended call.held',
      'askedAside three': 'consult.ended',
    },
  ],
  'strangers end it': [
    (run) => `${run.endConsult(ZHAO_LIU)} ${run.endConsult(ANNE)}`,
    { [`${WITHOUT} asked askedAside alone three`]: '!consult.unknown !consult.unknown' },
  ],
  'nobody answers in time': [
    (run) => ((run.now += 20_000), run.fire({ kind: 'consult', key: 'consult-1' })),
    {
      [`${WITHOUT} alone three`]: '',
      asked: 'consult.ended call.held',
      askedAside: 'consult.ended',
    },
  ],
  'a deadline comes before its time': [
    (run) => run.fire({ kind: 'consult', key: 'consult-1' }),
    { [`${WITHOUT} asked askedAside alone three`]: '' },
  ],
  'the agent hands over': [
    (run) => run.handOver(LI_SI),
    {
      [WITHOUT]: '!consult.unknown',
      'asked askedAside': '!call.notNow',
      alone: 'session.handedOver agent.accepted flow.stepped message.sent call.held',
      three: 'session.handedOver agent.accepted flow.stepped message.sent',
    },
  ],
  'others hand over': [
    (run) => `${run.handOver(WANG_WU)} ${run.handOver(ANNE)} ${run.handOver(null)}`,
    {
      [`${WITHOUT} asked askedAside alone three`]:
        '!consult.unknown !consult.unknown !consult.unknown',
    },
  ],
  'the agent holds': [
    (run) => run.hold(LI_SI, true),
    {
      writing: '!call.unknown',
      calling: '!call.notNow',
      'talking askedAside three': 'call.held',
      'held asked alone': '',
    },
  ],
  'the agent takes the customer off hold': [
    (run) => run.hold(LI_SI, false),
    {
      writing: '!call.unknown',
      calling: '!call.notNow',
      'talking askedAside three': '',
      'held asked alone': 'call.held',
    },
  ],
  'the colleague holds or hangs up': [
    (run) => `${run.hold(WANG_WU, false)} ${run.endCall(WANG_WU)}`,
    {
      writing: '!session.unknown !call.unknown',
      'calling talking held asked askedAside alone three': '!session.unknown !session.unknown',
    },
  ],
  'the customer hangs up': [
    (run) => run.endCall(ANNE),
    {
      writing: '!call.unknown',
      'calling talking held': 'call.ended',
      'asked askedAside alone three': 'consult.ended call.ended',
    },
  ],
  'the agent hangs up': [
    (run) => run.endCall(LI_SI),
    {
      writing: '!call.unknown',
      'calling talking held': 'call.ended',
      'asked askedAside alone three': 'consult.ended call.ended',
    },
  ],
  'the customer is gone': [
    (run) => run.endCall(null, undefined, 'customer'),
    {
      writing: '!call.unknown',
      'calling talking held': 'call.ended',
      'asked askedAside alone three': 'consult.ended call.ended',
    },
  ],
  'the agent is gone': [
    (run) => run.endCall(null, undefined, 'agent'),
    {
      writing: '!call.unknown',
      'calling talking held': 'call.ended',
      'asked askedAside': 'consult.ended call.ended',
      alone: 'session.handedOver agent.accepted flow.stepped message.sent call.held',
      three: 'session.handedOver agent.accepted flow.stepped message.sent',
    },
  ],
  'the agent transfers': [
    (run) => run.transferBy(LI_SI),
    {
      [WITHOUT]: 'session.transferred session.queued',
      'asked alone': 'consult.ended call.held session.transferred session.queued',
      'askedAside three': 'consult.ended session.transferred session.queued',
    },
  ],
  'the session ends': [
    (run) => run.endBy(ANNE),
    {
      writing: 'flow.stepped session.ended',
      'calling talking held': 'flow.stepped call.ended session.ended',
      'asked askedAside alone three': 'flow.stepped consult.ended call.ended session.ended',
    },
  ],
};
