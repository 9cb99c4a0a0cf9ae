export { createFakeClock } from './fake-clock';
export type { FakeClock } from './fake-clock';
export { createFakeWx } from './fake-wx';
export type {
  FakeWx,
  FakeWxAnswer,
  FakeWxControl,
  FakeWxOptions,
  FakeWxRequest,
  FakeWxUpload,
  NetworkStatus,
} from './fake-wx';
export type { FakeServerSocket, FakeSocketTask } from './fake-wx-socket';
export { createFaultProxy } from './fault-proxy';
export type { FaultProxy, FaultProxyCounts, FaultProxyOptions } from './fault-proxy';
export { freePort } from './free-port';
export { hasJanus, startJanus } from './janus-server';
export type { JanusOptions, JanusServer } from './janus-server';
export { machinePairs } from './machine-pairs';
export type { MachinePair, MachineTable } from './machine-pairs';
export { readTrtcSig } from './read-trtc-sig';
export type { TrtcSig } from './read-trtc-sig';
export { createRecorder } from './recorder';
export type { Recorder } from './recorder';
export { seededRandom } from './seeded-random';
export type { SeededRandom } from './seeded-random';
export { TRTC_SECRET_KEY, TRTC_TICKET } from './trtc-ticket';
export { waitFor } from './wait-for';
export type { WaitOptions } from './wait-for';
