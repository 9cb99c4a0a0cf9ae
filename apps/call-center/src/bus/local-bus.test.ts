import { describeBus } from './bus.contract';
import { LocalBus } from './local-bus';
import { openBus } from './open-bus';

describeBus('local bus', async () => {
  const bus = new LocalBus();
  return [bus, bus];
});

describe('opening a bus', () => {
  it('is local when it is called so', async () => {
    expect(await openBus('local')).toBeInstanceOf(LocalBus);
  });

  it('says what is wrong with any other url', async () => {
    await expect(openBus('redis://127.0.0.1')).rejects.toMatchObject({
      code: 'config.invalid',
      params: { name: 'bus' },
    });
  });
});
