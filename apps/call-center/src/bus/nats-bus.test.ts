import { connect } from '@nats-io/transport-node';
import { serviceUrl } from '../../test/services';
import { openLine } from '../../test/severed-line';
import { describeBus } from './bus.contract';
import { NatsBus } from './nats-bus';
import { openBus } from './open-bus';

const url = serviceUrl('TCCC_TEST_NATS_URL');

if (url) {
  describeBus('NATS bus', async () => [await NatsBus.open({ url }), await NatsBus.open({ url })]);

  describe('NATS bus', () => {
    it('overlooks what others publish under its subjects', async () => {
      const bus = await NatsBus.open({ url });
      const stranger = await connect({ servers: url });
      const hints: unknown[] = [];
      const last = new Promise<void>((resolve) => {
        void bus.subscribe('odd', (hint) => {
          hints.push(hint);
          resolve();
        });
      });
      await bus.subscribe('in force', () => {});
      for (const text of ['no json', '[]', 'null', '7', '{"seq":1}'])
        stranger.publish('ccc.odd', text);
      await last;
      expect(hints).toEqual([{ seq: 1 }]);
      await stranger.close();
      await bus.close();
    });

    it('comes back with its subscriptions, old and new, when the server does', async () => {
      const { hostname: host, port } = new URL(url);
      const line = await openLine({ host, port: Number(port) });
      const heard: unknown[] = [];
      let changed = (): void => {};
      const status: string[] = [];
      const bus = await NatsBus.open({
        url: `nats://127.0.0.1:${line.port}`,
        onStatus: (now) => {
          status.push(now);
          changed();
        },
      });
      const until = async (now: string): Promise<void> => {
        while (status.at(-1) !== now) await new Promise<void>((resolve) => (changed = resolve));
      };
      await bus.subscribe('old', (hint) => heard.push(hint));

      await line.cut();
      await until('disconnected');
      await bus.subscribe('new', (hint) => heard.push(hint));
      bus.publish('old', { lost: true });

      await line.mend();
      await until('reconnected');
      const closing = new Promise<void>((resolve) => {
        void bus.subscribe('end', () => resolve());
      });
      await bus.subscribe('in force', () => {});
      bus.publish('old', { seq: 1 });
      bus.publish('new', { seq: 2 });
      bus.publish('end', {});
      await closing;
      expect(heard).toEqual([{ seq: 1 }, { seq: 2 }]);
      await bus.close();
      await line.cut();
    });
  });
}

describe('a NATS server that is not there', () => {
  it('is said to be a wrong setting', async () => {
    await expect(openBus('nats://127.0.0.1:1')).rejects.toMatchObject({
      code: 'config.invalid',
      params: { name: 'bus' },
    });
  });
});
