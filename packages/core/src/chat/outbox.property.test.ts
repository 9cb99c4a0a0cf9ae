import fc from 'fast-check';
import { seededRandom } from '@ccc/testkit';
import type { Faults } from '../../test/simulated-weather';
import { createStage, type App } from '../../test/stage';
import { wordsOf } from '../../test/words';

interface Weather {
  seed: number;
  /** Frames lost, of 100. */
  lossPercent: number;
  duplicatePercent: number;
  /** Frames held back for up to a second, so that others overtake them. */
  delayPercent: number;
  breakPercent: number;
  refusalPercent: number;
}

const weather: fc.Arbitrary<Weather> = fc.record({
  seed: fc.nat(),
  lossPercent: fc.integer({ min: 0, max: 30 }),
  duplicatePercent: fc.integer({ min: 0, max: 30 }),
  delayPercent: fc.integer({ min: 0, max: 50 }),
  breakPercent: fc.integer({ min: 0, max: 20 }),
  refusalPercent: fc.integer({ min: 0, max: 30 }),
});

type Step =
  | { do: 'send' }
  | { do: 'say' }
  | { do: 'wait'; forMs: number }
  | { do: 'cut' }
  | { do: 'kill' }
  | { do: 'background'; forMs: number }
  | { do: 'tunnel'; forMs: number };

const duration = fc.integer({ min: 1, max: 40000 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Step>({ do: 'send' }) },
  { weight: 3, arbitrary: fc.constant<Step>({ do: 'say' }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), forMs: duration }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'cut' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'kill' }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('background' as const), forMs: duration }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('tunnel' as const), forMs: duration }) },
);

/** The weather until it clears up; then every frame arrives. */
function faultsOf(given: Weather): { faults: Faults; clearUp(): void } {
  const random = seededRandom(given.seed);
  let sky: 'bad' | 'clear' = 'bad';
  const happens = (percent: number) => sky === 'bad' && random.chance(percent / 100);
  const copy = () => (happens(given.delayPercent) ? random.int(1, 1000) : 0);
  return {
    faults: {
      deliveries() {
        if (happens(given.lossPercent)) return [];
        return happens(given.duplicatePercent) ? [copy(), copy()] : [copy()];
      },
      breaks: () => happens(given.breakPercent),
      refusal() {
        if (!happens(given.refusalPercent)) return undefined;
        return random.pick(['rate.limited', 'store.unavailable'] as const);
      },
    },
    clearUp() {
      sky = 'clear';
    },
  };
}

const ownTexts = ({ client }: App) =>
  client.chat.view.items.flatMap((item) =>
    item.kind === 'message' && item.isOwn ? [wordsOf(item)] : [],
  );

async function live(given: Weather, steps: readonly Step[]) {
  const { faults, clearUp } = faultsOf(given);
  const stage = createStage({ seed: given.seed, faults });
  const { clock, service } = stage;
  const written: string[] = [];
  let app = stage.openApp();
  const open = () => {
    // A refusal in bad weather is an answer too; the page would show it and offer to try again.
    const again = (): Promise<void> => app.client.chat.open().catch(again);
    void again();
  };
  open();
  for (const now of steps) {
    const [session] = service.sessionIds;
    switch (now.do) {
      case 'send':
        written.push(`m${written.length}`);
        app.client.chat.send(written[written.length - 1]!);
        break;
      case 'say':
        if (session) service.say(session, '客服的话');
        break;
      case 'wait':
        await clock.run(now.forMs);
        break;
      case 'cut':
        service.closeAll('cut');
        break;
      case 'kill':
        stage.kill(app);
        app = stage.openApp();
        open();
        break;
      case 'background':
        app.platform.lifecycle.hide();
        await clock.run(now.forMs);
        app.platform.lifecycle.show();
        break;
      case 'tunnel':
        service.reach = 'down';
        service.closeAll('cut');
        await clock.run(now.forMs);
        service.reach = 'up';
        break;
    }
  }
  clearUp();
  await clock.run(120000);
  // What was refused too often shows as failed; the user taps it, once each, in order.
  for (const item of app.client.chat.view.items) {
    if (item.kind !== 'message' || item.delivery !== 'failed') continue;
    app.client.chat.resend(item.key);
    await clock.run(60000);
  }
  return { app, service, written, session: service.sessionIds[0] };
}

describe('messages in bad weather', () => {
  it('are each stored once, whatever is lost, doubled, late, cut, killed or refused', async () => {
    await fc.assert(
      fc.asyncProperty(weather, fc.array(step, { maxLength: 30 }), async (given, steps) => {
        const { service, session, written, app } = await live(given, steps);
        expect(service.sessionIds).toHaveLength(1);
        const stored = service.texts(session!).filter((text) => text.startsWith('m'));
        expect([...stored].sort()).toEqual([...written].sort());
        // What the phone shows is what the log has, in the order of the log.
        expect(ownTexts(app)).toEqual(stored);
        const { items } = app.client.chat.view;
        expect(items.every((item) => item.seq !== undefined)).toBe(true);
        const shown = service
          .log(session!)
          .filter(({ name }) => name === 'message.sent')
          .map(({ seq }) => seq);
        expect(items.map(({ seq }) => seq)).toEqual(shown);
      }),
      { numRuns: 150, seed: 20261121 },
    );
  }, 60000);

  it('keep the order in which they were written while none is refused for good', async () => {
    await fc.assert(
      fc.asyncProperty(weather, fc.array(step, { maxLength: 30 }), async (given, steps) => {
        const { service, session, written } = await live({ ...given, refusalPercent: 0 }, steps);
        expect(service.texts(session!).filter((text) => text.startsWith('m'))).toEqual(written);
      }),
      { numRuns: 150, seed: 20261122 },
    );
  }, 60000);
});
