import { createFakeClock } from './fake-clock';

describe('createFakeClock', () => {
  it('fires timers in the order of their time, then of their setting', () => {
    const clock = createFakeClock(0);
    const fired: string[] = [];
    clock.setTimer(() => fired.push('late'), 20);
    clock.setTimer(() => fired.push('first'), 10);
    clock.setTimer(() => fired.push('second'), 10);
    clock.advance(15);
    expect(fired).toEqual(['first', 'second']);
    expect(clock.now()).toBe(15);
    clock.advance(5);
    expect(fired).toEqual(['first', 'second', 'late']);
  });

  it('shows each timer the time it was set for', () => {
    const clock = createFakeClock(1000);
    const seen: number[] = [];
    clock.setTimer(() => {
      seen.push(clock.now());
      clock.setTimer(() => seen.push(clock.now()), 5);
    }, 10);
    clock.advance(100);
    expect(seen).toEqual([1010, 1015]);
    expect(clock.now()).toBe(1100);
  });

  it('does not fire what was cancelled', () => {
    const clock = createFakeClock();
    const fired = jest.fn();
    const cancel = clock.setTimer(fired, 1);
    cancel();
    cancel();
    clock.advance(10);
    expect(fired).not.toHaveBeenCalled();
    expect(clock.pending).toBe(0);
  });

  it('lets promises settle between timers when it runs', async () => {
    const clock = createFakeClock(0);
    const order: string[] = [];
    clock.setTimer(() => void Promise.resolve().then(() => order.push('promise')), 1);
    clock.setTimer(() => order.push('timer'), 2);
    await clock.run(2);
    expect(order).toEqual(['promise', 'timer']);
  });

  it('says so when timers never end', async () => {
    const clock = createFakeClock(0);
    const again = () => void clock.setTimer(again, 10);
    again();
    await expect(clock.runAll(100)).rejects.toThrow('1 timers are still due');
  });
});
