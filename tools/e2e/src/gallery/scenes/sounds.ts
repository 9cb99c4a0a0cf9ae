import { wavFile } from '../../media-files';
import { DEMO } from '../../wire-person';
import { deskPage } from '../people';
import { DESK, DESK_SCALE, type Scene } from '../scene';

const SOUNDS = [
  ['欢迎语.wav', 6],
  ['排队播报.wav', 4],
  ['节假日 holiday.wav', 11],
] as const;

/** 管理: what callers hear, before there is anything, and with an upload that was refused. */
export async function sounds({ stage, look, shots }: Scene): Promise<void> {
  const page = await deskPage(stage, look, DESK, DESK_SCALE, DEMO.admin);
  await page.getByTestId('login-form').locator('button[type="submit"]').click();
  await page.getByTestId('open-console').click();
  await page.getByTestId('sounds').waitFor();
  await shots.take('desk-sounds-none', page);
  const files = SOUNDS.map(([name, seconds]) => ({
    name,
    mimeType: 'audio/wav',
    buffer: wavFile(seconds),
  }));
  const picture = { name: 'logo.wav', mimeType: 'audio/wav', buffer: Buffer.from('\x89PNG') };
  await page.getByTestId('sound-files').setInputFiles([...files, picture]);
  for (const [name] of SOUNDS) await page.locator('tr', { hasText: name }).waitFor();
  await page.locator('[data-testid=sound-upload][data-refused=true]').waitFor();
  await shots.take('desk-sounds', page);
  await page.close();
}
