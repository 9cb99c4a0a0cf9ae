import { legEndpoint } from './address';

const LEG = 'https://service.example/api/v1/media/legs/abc';

test('the pusher and the player of a leg mean the same one', () => {
  expect(legEndpoint(`ccc+${LEG}`)).toBe(LEG);
  expect(legEndpoint(`ccc+${LEG}?play`)).toBe(LEG);
});

test('addresses of other media mean none', () => {
  for (const address of ['', LEG, 'rtmp://push.example/live', 'room://x', 'ccc+https://']) {
    expect(legEndpoint(address)).toBeNull();
  }
});
