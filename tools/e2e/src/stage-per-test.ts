import { Stage } from './stage';

/** Everything started anew for each test of the file that calls this, and ended after it. */
export function stagePerTest(): () => Stage {
  let stage: Stage;
  beforeEach(async () => {
    stage = await Stage.open();
  });
  afterEach(() => stage.close());
  return () => stage;
}
