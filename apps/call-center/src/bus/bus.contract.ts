import type { Bus, Hint } from './bus';

/**
 * What the service relies on in a bus. `openTwo` gives two ends of one bus, which for a bus within one
 * process may be the same.
 */
export function describeBus(name: string, openTwo: () => Promise<[Bus, Bus]>): void {
  describe(name, () => {
    let here: Bus;
    let there: Bus;

    beforeEach(async () => {
      [here, there] = await openTwo();
    });
    afterEach(async () => {
      await here.close();
      await there.close();
    });

    /** Collects the hints of a subject; `until` waits for one with this number. */
    async function listen(bus: Bus, subject: string) {
      const hints: Hint[] = [];
      let arrived = (): void => {};
      const stop = await bus.subscribe(subject, (hint) => {
        hints.push(hint);
        arrived();
      });
      const until = async (seq: number): Promise<void> => {
        while (!hints.some((hint) => hint.seq === seq)) {
          await new Promise<void>((resolve) => (arrived = resolve));
        }
      };
      return { hints, stop, until };
    }

    it('carries hints to every subscriber on both ends, in the order of their publishing', async () => {
      const listeners = [
        await listen(here, 'session.a'),
        await listen(there, 'session.a'),
        await listen(there, 'session.a'),
      ];
      const seqs = Array.from({ length: 100 }, (_, index) => index + 1);
      for (const seq of seqs) here.publish('session.a', { seq });
      for (const { until, hints } of listeners) {
        await until(100);
        expect(hints.map((hint) => hint.seq)).toEqual(seqs);
      }
    });

    it('keeps subjects apart, however alike', async () => {
      const own = await listen(there, 'session.a');
      here.publish('session', { seq: 1 });
      here.publish('session.a.b', { seq: 2 });
      here.publish('session.b', { seq: 3 });
      here.publish('session.a', { seq: 4 });
      await own.until(4);
      expect(own.hints).toEqual([{ seq: 4 }]);
    });

    it('takes a subject literally: nothing in it is a wildcard, and nothing is refused', async () => {
      const wild = [await listen(there, 'session.*'), await listen(there, 'session.>')];
      const odd = await listen(there, '.a b..=.');
      here.publish('session.a', { seq: 1 });
      here.publish('session.*', { seq: 2 });
      here.publish('.a b..=.', { seq: 3 });
      await odd.until(3);
      await wild[0]!.until(2);
      expect(wild.map(({ hints }) => hints)).toEqual([[{ seq: 2 }], []]);
    });

    it('carries every kind of value a hint may have', async () => {
      const hint = { seq: 1, text: '你好 😀', yes: true, nothing: null };
      const own = await listen(there, 'kinds');
      here.publish('kinds', hint);
      await own.until(1);
      expect(own.hints).toEqual([hint]);
    });

    it('does not deliver within the call that publishes', async () => {
      const own = await listen(here, 'turn');
      here.publish('turn', { seq: 1 });
      expect(own.hints).toEqual([]);
      await own.until(1);
      expect(own.hints).toHaveLength(1);
    });

    it('ends one subscription and leaves the others', async () => {
      const ended = await listen(there, 'end');
      const other = await listen(there, 'end');
      ended.stop();
      here.publish('end', { seq: 1 });
      await other.until(1);
      expect(ended.hints).toEqual([]);
      ended.stop();
      here.publish('end', { seq: 2 });
      await other.until(2);
      expect(other.hints).toHaveLength(2);
    });

    it('can be closed twice, and takes hints silently afterwards', async () => {
      await here.close();
      await here.close();
      expect(() => here.publish('late', { seq: 1 })).not.toThrow();
    });
  });
}
