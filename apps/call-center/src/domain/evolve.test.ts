import { CccError } from '@ccc/protocol';
import { evolve, evolveAll, type LoggedEvent } from '.';
import { LI_SI, SessionRun, WANG_WU } from '../../test/domain/session-run';

const log = transferred().log;
const at = (index: number): LoggedEvent => {
  const event = log[index];
  if (event === undefined) throw new Error(`the log has ${log.length} events`);
  return event;
};

/** Passed on, given back, taken up again, ended, put away and rated. */
function transferred(): SessionRun {
  const run = SessionRun.at('active');
  run.transferBy(LI_SI, { ask: WANG_WU });
  run.decline(0, WANG_WU, 'offer-t');
  run.offer(LI_SI, 'offer-1');
  run.accept();
  run.inviteRating();
  run.endBy(LI_SI);
  run.completeBy(LI_SI);
  run.rate(5);
  return run;
}

describe('evolve', () => {
  it('comes to the same from a stored state as from the whole log', () => {
    const run = SessionRun.at('completed');
    expect(evolveAll(run.log)).toEqual(run.state);
    expect(evolveAll([])).toBeNull();
  });

  it('does not touch the state it is given', () => {
    let state = evolve(null, at(0));
    for (const event of log.slice(1)) state = evolve(Object.freeze(state), event);
    expect(state.stage).toBe('completed');
  });

  it('refuses a gap, a repeat, and a log that does not start with a start', () => {
    const state = evolve(null, at(0));
    expect(() => evolve(state, at(2))).toThrow(CccError);
    expect(() => evolve(state, at(0))).toThrow(CccError);
    expect(() => evolve(null, { ...at(1), seq: 1 })).toThrow(CccError);
  });

  it('refuses every event at every place where it does not belong', () => {
    const kinds = new Map(log.map((event) => [event.name, event]));
    const stray: string[] = [];
    log.forEach((_, index) => {
      const state = evolveAll(log.slice(0, index + 1));
      for (const event of kinds.values()) {
        try {
          evolve(state, { ...event, seq: index + 2 });
          stray.push(`${event.name} in ${state?.stage ?? 'nothing'}`);
        } catch (error) {
          expect(error).toMatchObject({ code: 'internal', kind: 'bug' });
        }
      }
    });
    expect([...new Set(stray)].sort()).toEqual([
      'agent.accepted in offered',
      'flow.stepped in active',
      'flow.stepped in flow',
      'flow.stepped in offered',
      'flow.stepped in queued',
      'message.sent in active',
      'message.sent in flow',
      'message.sent in offered',
      'message.sent in queued',
      'offer.declined in offered',
      'offer.made in queued',
      'rating.given in active',
      'rating.given in completed',
      'rating.given in ended',
      'rating.invited in active',
      'rating.invited in flow',
      'session.completed in ended',
      'session.ended in active',
      'session.ended in flow',
      'session.ended in queued',
      'session.queued in flow',
      // With a transfer: it says to the customer what the house knows already.
      'session.queued in queued',
      'session.returned in queued',
      'session.transferred in active',
    ]);
  });

  it('refuses the end of another offer than the one that stands', () => {
    const run = SessionRun.at('offered');
    const offer = run.log[run.log.length - 1];
    const other = { ...offer, seq: run.log.length + 1, name: 'offer.expired' } as LoggedEvent;
    const stranger = { ...other, data: { offer: 'other', agent: 'li-si' } } as LoggedEvent;
    expect(evolve(run.state, other).stage).toBe('queued');
    expect(() => evolve(run.state, stranger)).toThrow(CccError);
  });

  it('counts an event of a later version and leaves the rest', () => {
    const run = SessionRun.at('active');
    const later = { ...at(0), name: 'call.whispered', seq: run.log.length + 1 };
    const after = evolve(run.state, later as LoggedEvent);
    expect(after).toEqual({ ...run.state, seq: run.log.length + 1 });
  });
});
