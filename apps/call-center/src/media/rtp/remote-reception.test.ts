import { RemoteReception } from './remote-reception';
import type { ReceptionReport } from './rtcp';

const report = (newest: number, lost: number): ReceptionReport => ({
  ssrc: 1,
  fractionLost: 0,
  lost,
  newest,
  jitter: 0,
  lastReport: 0,
  sinceLastReportMs: 0,
});

it('counts from the first report on, and takes back what came late', () => {
  const reception = new RemoteReception();
  reception.take(report(1000, 7));
  expect(reception).toMatchObject({ due: 0, missed: 0 });
  reception.take(report(1100, 17));
  expect(reception).toMatchObject({ due: 100, missed: 10 });
  reception.take(report(1150, 15));
  expect(reception).toMatchObject({ due: 150, missed: 8 });
});
