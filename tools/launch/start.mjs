import { parseArgs } from 'node:util';
import { Refusal, fail } from './src/console.mjs';
import { build, checkNode, install } from './src/prepare.mjs';

const HELP = `npm start -- [options]
  --port N       端口 port (default: 7100, or a free one when it is taken)
  --host H       监听地址 address to listen on (default: 127.0.0.1)
  --data DIR     数据目录 data directory (default: .data)
  --database-url URL   postgres://… instead of the embedded store
  --bus-url URL        nats://… instead of the in-process bus
  --content-check      客户发言先过内容检查 what customers write is judged first, by a stand-in for WeChat
  --customer-page 'TITLE=URL'   客户资料旁的业务页面，最多五个；URL 可含 \${customerId} 等 a page beside the
                       conversation, up to five; it may name \${customerId}, \${openid}, \${nickname}, \${sessionId}
  --call-recording     通话录音，双方都会看到提示 calls are recorded, and both sides are told
  --janus-url URL      通话经由已有的 Janus，见 docs/janus.md calls through an existing Janus: ws://…
  --skip-build   只启动已构建的内容 start what is built
  --help`;

/** What is started; turbo adds what these stand on. */
const STARTED = ['call-center', 'simulator', 'omni-chat', 'audio-call', 'workbench'].map(
  (room) => `@ccc/${room}`,
);

/** @param {string[]} argv */
function readFlags(argv) {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        port: { type: 'string' },
        host: { type: 'string', default: '127.0.0.1' },
        data: { type: 'string', default: '.data' },
        'database-url': { type: 'string' },
        'bus-url': { type: 'string' },
        'content-check': { type: 'boolean', default: false },
        'customer-page': { type: 'string', multiple: true },
        'call-recording': { type: 'boolean', default: false },
        'janus-url': { type: 'string' },
        'skip-build': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new Refusal(`参数不正确：${problem}\n\n${HELP}`, 'The options are wrong.');
  }
}

async function main() {
  checkNode();
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) {
    console.log(HELP);
    return;
  }
  console.log('\nOpen CCC\n');
  if (!flags['skip-build']) {
    await install();
    await build(STARTED);
  }
  const { serve } = await import('./src/serve.mjs');
  await serve(flags);
}

main().catch(fail);
