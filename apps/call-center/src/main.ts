import { CccError } from '@ccc/protocol';
import { readConfig } from './config/read-config';
import { startCallCenter } from './start-call-center';

const EXIT_CONFIG = 2;
const EXIT_FAILURE = 1;

async function main(): Promise<void> {
  const service = await startCallCenter(readConfig(process.argv.slice(2), process.env));
  console.log(`呼叫中心已启动 The call center is running: ${service.url}`);
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // The second signal is somebody in a hurry.
      if (isStopping) process.exit(EXIT_FAILURE);
      isStopping = true;
      service.close().then(() => process.exit(0), fail);
    });
  }
}

function fail(error: unknown): void {
  if (error instanceof CccError) {
    console.error(`${error.text('zh-CN')}\n${error.text('en')}`);
    process.exit(error.kind === 'bug' ? EXIT_FAILURE : EXIT_CONFIG);
  }
  console.error(error);
  process.exit(EXIT_FAILURE);
}

main().catch(fail);
