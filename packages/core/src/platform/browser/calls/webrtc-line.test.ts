import { describeMediaLeg } from './media-leg.contract';

describeMediaLeg('the service', ({ peers, asked }) => ({
  way: { kind: 'webrtc', url: 'https://service.example/leg-1', iceServers: [] },
  connect: () => peers.at(-1)?.go('connected'),
  break: () => peers.at(-1)?.go('failed'),
  sent: (kind) => peers.at(-1)?.sent[kind === 'audio' ? 0 : 1],
  hasLeft: () => asked.at(-1)?.method === 'DELETE',
}));
