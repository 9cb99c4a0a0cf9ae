import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import pino from 'pino';
import { DEMO, startCallCenter, type ServiceLimits } from '@ccc/call-center';
import { createSimulator, type Simulator } from '@ccc/simulator';
import { inFreshDirectory } from './fresh-directory';
import { REPOSITORY } from './report';

const DIST = join(REPOSITORY, 'apps/omni-chat/dist');
const USUAL_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
];

/** @param flags besides the usual ones */
export function launch(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? USUAL_PATHS.find((path) => existsSync(path));
  if (!executablePath) throw new Error('no Chromium: install it or set CHROMIUM_PATH');
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags] });
}

/** Service and simulator on one port, as `npm start` has them. */
export async function withSimulator<Result>(
  work: (url: string, serviceUrl: string) => Promise<Result>,
  limits: Partial<ServiceLimits> = {},
): Promise<Result> {
  return inFreshDirectory(async (data) => {
    let simulator: Simulator | null = null;
    const service = await startCallCenter(
      { host: '127.0.0.1', port: 0, data, demo: true },
      {
        log: pino({ level: 'silent' }),
        limits,
        extraHandlers: [
          async (request, response) => !!(await simulator?.handle(request, response)),
        ],
      },
    );
    try {
      simulator = await createSimulator({
        dist: DIST,
        appId: DEMO.appId,
        basePath: '/simulator/',
        wechatUrl: `${service.url}/dev/wechat`,
        extConfig: {
          ccc: { serverUrl: service.url, sdkAppId: DEMO.sdkAppId, ivrId: DEMO.flow },
        },
      });
      return await work(`${service.url}/simulator`, service.url);
    } finally {
      await simulator?.close();
      await service.close();
    }
  });
}
