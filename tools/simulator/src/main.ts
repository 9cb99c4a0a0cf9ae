import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createSimulator } from './server/simulator';

const USAGE = `mp-simulator --dist DIR [--port N] [--wechat URL] [--ext-config JSON] [--watch]

Runs a built WeChat mini-program in the browser.

  --dist DIR         folder with app.json (the build's output)
  --port N           default 7300
  --wechat URL       service whose WeChat stand-in hands out login codes; default http://127.0.0.1:7100
  --ext-config JSON  what wx.getExtConfigSync() returns
  --watch            compile again and reload when files change`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      dist: { type: 'string' },
      port: { type: 'string', default: '7300' },
      wechat: { type: 'string', default: 'http://127.0.0.1:7100' },
      'ext-config': { type: 'string', default: '{}' },
      watch: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || values.dist === undefined) {
    console.log(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const simulator = await createSimulator({
    dist: resolve(values.dist),
    wechatUrl: values.wechat,
    extConfig: JSON.parse(values['ext-config']) as Record<string, unknown>,
    watch: values.watch,
    onLog: (line) => console.log(line),
  });
  const { url } = await simulator.listen(Number(values.port));
  console.log(`${url}/phone?user=alice`);
  process.once('SIGINT', () => void simulator.close());
  process.once('SIGTERM', () => void simulator.close());
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
