import type { AgentClient, LegFactory } from '../src/desk/index';
import type { MemoryPlatform } from '../src/platform/memory/index';
import { createStage, type Stage } from './stage';

/** A customer's app whose conversation is open, on a stage of its own. */
export async function openChat() {
  const stage = createStage();
  const app = stage.openApp();
  const { chat } = app.client;
  const opened = chat.open();
  await stage.clock.run(2000);
  await opened;
  return { ...stage, app, chat, session: stage.service.sessionIds[0]! };
}

/** A desk whose agent is logged in and connected. */
export async function openDeskAtWork(
  stage: Stage,
  host?: { legs?: LegFactory },
): Promise<{ client: AgentClient; platform: MemoryPlatform }> {
  const desk = stage.openDesk(host);
  const loggedIn = desk.client.login.loginAgent({ email: 'a@example.com', password: 'right' });
  await stage.clock.run(100);
  await loggedIn;
  desk.client.connection.start();
  await stage.clock.run(1000);
  return desk;
}
