import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DEMO, readConfig, startCallCenter } from '@ccc/call-center';
import { CccError } from '@ccc/protocol';
import { createSimulator } from '@ccc/simulator';
import { Refusal, bold, dim, say } from './console.mjs';
import { ROOT } from './prepare.mjs';

const USUAL_PORT = 7100;
const ORPHAN_CHECK_MS = 500;
/** Both mini-programs, by the path that their simulator is under. */
const APPS = {
  '/simulator/': join(ROOT, 'apps/omni-chat/dist'),
  '/simulator-audio/': join(ROOT, 'apps/audio-call/dist'),
};

/** What the start page and the desk may know of the demonstration. */
const PAGE_CONFIG = {
  sdkAppId: DEMO.sdkAppId,
  admin: { email: 'admin@example.com', password: DEMO.password },
  agents: [
    { email: '2222@qq.com', name: '李四', staffNo: '000010', group: '产品咨询客服1组' },
    { email: '3333@qq.com', name: '王五', staffNo: '000011', group: '产品咨询客服1组' },
    { email: '4444@qq.com', name: '赵六', staffNo: '000012', group: '商务合作客服1组' },
  ],
};

/** Small documents that are made here and not built. @type {Record<string, { type: string, body: string }>} */
const DOCUMENTS = {
  '/demo/config.json': { type: 'application/json', body: JSON.stringify(PAGE_CONFIG) },
  '/workbench/config.js': {
    type: 'text/javascript',
    body: `window.__CCC_DEMO__ = ${JSON.stringify({ demo: true, sdkAppId: DEMO.sdkAppId, baseUrl: '', password: DEMO.password })};`,
  },
};

/** @type {NonNullable<import('@ccc/call-center').StartExtras['extraHandlers']>} */
const documents = [
  async (request, response) => {
    const found = DOCUMENTS[(request.url ?? '').split('?', 1)[0] ?? ''];
    if (!found) return false;
    response.writeHead(200, {
      'content-type': `${found.type}; charset=utf-8`,
      'cache-control': 'no-store',
    });
    response.end(found.body);
    return true;
  },
];

/** @param {string | undefined} url */
function janusOf(url) {
  return url ? { mediaEngine: /** @type {const} */ ('janus'), janusUrl: url } : {};
}

/**
 * Service, workbench, simulator and start page on one port, with demonstration data.
 * @param {{ port?: string, host?: string, data?: string, 'database-url'?: string, 'bus-url'?: string, 'content-check'?: boolean, 'customer-page'?: string[], 'call-recording'?: boolean, 'janus-url'?: string }} flags
 */
export async function serve(flags) {
  for (const dist of Object.values(APPS)) {
    if (!existsSync(dist))
      throw new Refusal(`缺少 ${dist}，请先构建。`, 'A mini-program is not built.');
  }
  /** They need the address, which is known once the service listens. @type {import('@ccc/simulator').Simulator[]} */
  let simulators = [];
  const host = flags.host ?? '127.0.0.1';
  const settings = {
    host,
    data: resolve(flags.data ?? '.data'),
    demo: true,
    logLevel: /** @type {const} */ ('warn'),
    ...(flags['database-url'] ? { databaseUrl: flags['database-url'] } : {}),
    ...(flags['bus-url'] ? { busUrl: flags['bus-url'] } : {}),
    customerPages: customerPagesOf(flags['customer-page'] ?? []),
    ...(flags['call-recording'] ? { callRecording: /** @type {const} */ ('perSide') } : {}),
    ...janusOf(flags['janus-url']),
    ...(flags['content-check'] ? { contentCheck: /** @type {const} */ ('wechat') } : {}),
  };
  const extras = {
    staticMounts: [
      { prefix: '/workbench/', dir: join(ROOT, 'apps/workbench/dist'), spaFallback: true },
      { prefix: '/', dir: join(ROOT, 'tools/launch/page') },
    ],
    extraHandlers: [
      ...documents,
      /** @type {NonNullable<import('@ccc/call-center').StartExtras['extraHandlers']>[number]} */
      (
        async (request, response) => {
          for (const simulator of simulators) {
            if (await simulator.handle(request, response)) return true;
          }
          return false;
        }
      ),
    ],
  };
  const service = await listen(settings, extras, flags.port);
  simulators = await Promise.all(
    Object.entries(APPS).map(([basePath, dist]) =>
      createSimulator({
        dist,
        basePath,
        appId: DEMO.appId,
        wechatUrl: `${service.url}/dev/wechat`,
        extConfig: { ccc: { serverUrl: service.url, sdkAppId: DEMO.sdkAppId, ivrId: DEMO.flow } },
      }),
    ),
  );
  for (const { problems } of simulators) {
    for (const problem of problems) console.warn(dim(problem.message));
  }
  tell(service.url, settings.data);

  let isStopping = false;
  const stop = async () => {
    // The second time it is somebody in a hurry.
    if (isStopping) process.exit(1);
    isStopping = true;
    for (const simulator of simulators) await simulator.close();
    await service.close();
    process.exit(0);
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, stop);
  }
  onceOrphaned(stop);
  return service;
}

/** @param {string[]} given each `TITLE=URL` */
function customerPagesOf(given) {
  const pages = given.map((page) => {
    const [title = '', ...url] = page.split('=');
    return url.length === 0 ? { title } : { title, url: url.join('=') };
  });
  try {
    return readConfig(['--customer-pages', JSON.stringify(pages)], {}).customerPages;
  } catch (error) {
    throw error instanceof CccError ? new Refusal(error.text('zh-CN'), error.text('en')) : error;
  }
}

/**
 * npm passes SIGTERM and SIGHUP to the shell that it starts us with, and no further: the shell dies, and
 * the system gives us another parent. Started without npm, a parent may go as it likes.
 * @param {() => void} stop
 */
function onceOrphaned(stop) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, ORPHAN_CHECK_MS);
  timer.unref();
}

/**
 * @param {object} settings @param {object} extras @param {string | undefined} asked the port of the flag
 */
async function listen(settings, extras, asked) {
  const ports = asked === undefined ? [USUAL_PORT, 0] : [Number(asked)];
  for (const port of ports) {
    if (!Number.isInteger(port) || port < 0 || port > 65535) {
      throw new Refusal(`端口 ${asked} 不正确（0–65535）。`, `${asked} is not a port.`);
    }
    try {
      return await startCallCenter({ ...settings, port }, extras);
    } catch (error) {
      if (!(error instanceof CccError)) throw error;
      const mayTryAnother = error.code === 'config.portInUse' && port !== ports.at(-1);
      if (!mayTryAnother) throw new Refusal(error.text('zh-CN'), error.text('en'));
    }
  }
  throw new Refusal('没有可用的端口。', 'There is no free port.');
}

/** @param {string} url @param {string} data */
function tell(url, data) {
  console.log(`\n  ${bold(url)}\n`);
  say('  手机 + 工作台 + 会话日志：打开上面的地址', 'phone, desk and log: open the address above');
  console.log(`  ${dim('工作台 desk     ')} ${url}/workbench/`);
  console.log(`  ${dim('手机   phone    ')} ${url}/simulator/phone?user=alice`);
  console.log(`  ${dim('语音   call     ')} ${url}/simulator-audio/phone?user=alice`);
  console.log(`  ${dim('接口   API      ')} ${url}/api/v1/openapi.json`);
  console.log(`  ${dim('数据   data     ')} ${data}\n`);
  for (const { name, staffNo, email, group } of PAGE_CONFIG.agents) {
    console.log(`  ${name} ${staffNo}  ${email}  ${DEMO.password}  ${dim(group)}`);
  }
  say('\n  按 Ctrl-C 停止，对话会保留。', 'Ctrl-C stops; the conversations stay.');
}
