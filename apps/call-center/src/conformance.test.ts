import { conformanceCases, type ConformanceTarget } from '@ccc/protocol/conformance';
import { DEMO } from './demo/demo-people';
import { ServicePlace } from '../test/service-place';

let place: ServicePlace;
let target: ConformanceTarget;

beforeAll(async () => {
  place = await ServicePlace.open();
  const { baseUrl } = await place.start();
  target = {
    baseUrl,
    sdkAppId: DEMO.sdkAppId,
    flow: DEMO.flow,
    keyword: '2',
    loginCode: (user) => place.loginCode(user),
    agent: { email: '4444@qq.com', password: DEMO.password },
  };
}, 30_000);

afterAll(() => place.close());

test.each(conformanceCases.map((each) => [each.name, each] as const))('%s', async (_name, each) => {
  await expect(each.run(target)).resolves.toBeUndefined();
});
