import { Capture } from './capture';

class FakeTrack extends EventTarget {
  isStopped = false;
  stop(): void {
    this.isStopped = true;
  }
}

function setUp() {
  const track = new FakeTrack();
  const stream = { getTracks: () => [track] };
  let give: () => void = () => undefined;
  let asked = 0;
  let gone = 0;
  const ask = () => {
    asked += 1;
    return new Promise<typeof stream>((resolve) => {
      give = () => resolve(stream);
    });
  };
  const capture = new Capture(ask, () => (gone += 1));
  return { capture, track, give: () => give(), asked: () => asked, gone: () => gone };
}

test('asks once, however often it is opened', async () => {
  const { capture, give, asked, track } = setUp();
  const both = [capture.open(), capture.open()];
  give();
  expect(await Promise.all(both)).toEqual([true, true]);
  expect(await capture.open()).toBe(true);
  expect(asked()).toBe(1);
  expect(capture.track).toBe(track);
});

test('what is granted after closing is stopped at once', async () => {
  const { capture, give, track } = setUp();
  const opening = capture.open();
  capture.close();
  give();
  expect(await opening).toBe(false);
  expect(capture.track).toBeNull();
  expect(track.isStopped).toBe(true);
});

test('tells of a device that goes away, not of one that was closed', async () => {
  const { capture, give, track, gone } = setUp();
  const opening = capture.open();
  give();
  await opening;
  track.dispatchEvent(new Event('ended'));
  expect([gone(), capture.track]).toEqual([1, null]);
  capture.close();
  expect(gone()).toBe(1);
});
