import { createRecorder } from './recorder';
import { waitFor } from './wait-for';

describe('waitFor', () => {
  it('returns what the condition answers once it is true', async () => {
    let looks = 0;
    await expect(waitFor(() => (looks += 1) > 2 && 'there')).resolves.toBe('there');
    expect(looks).toBe(3);
  });

  it('takes a throwing condition as not met yet, and tells why at the end', async () => {
    const waiting = waitFor(
      () => {
        throw new Error('not open');
      },
      { timeoutMs: 20, describe: 'the door' },
    );
    await expect(waiting).rejects.toMatchObject({
      message: 'waited 20 ms for the door',
      cause: new Error('not open'),
    });
  });
});

describe('createRecorder', () => {
  it('keeps entries in order and waits for one to come', async () => {
    const recorder = createRecorder<number>();
    recorder.record(1);
    setImmediate(() => recorder.record(2));
    await expect(recorder.waitFor((entry) => entry === 2)).resolves.toBe(2);
    expect(recorder.entries).toEqual([1, 2]);
    expect(recorder.last).toBe(2);
    recorder.clear();
    expect(recorder.entries).toEqual([]);
  });

  it('finds an entry that is itself false', async () => {
    const recorder = createRecorder<number>();
    recorder.record(0);
    await expect(recorder.waitFor((entry) => entry === 0)).resolves.toBe(0);
  });
});
