import { Stage } from '../stage';
import { wordsOf, type Look } from './look';
import { Shots } from './shots';

/** The page of `npm start`, with a conversation between its phone and its desk. */
export async function startPage(look: Look): Promise<Buffer> {
  const words = wordsOf(look);
  const stage = await Stage.open();
  try {
    const context = await stage.context({ width: 1440, height: 900 });
    const page = await context.newPage();
    await page.goto(`${stage.url}/?theme=${look.theme}&lang=${look.lang}`);
    const phone = page.frameLocator('.phone iframe').frameLocator('iframe');
    const desk = page.frameLocator('#desk');
    await phone.getByText(words.support).first().click();
    await desk.getByTestId('login-form').locator('button[type="submit"]').click();
    await desk.getByRole('button', { name: words.goOnline }).click();
    await phone.getByText('产品咨询', { exact: true }).first().click();
    await desk.getByTestId('accept').click();
    await phone.getByText('转人工客服成功').first().waitFor();
    await phone.locator('textarea').last().fill(words.says.question);
    await phone.locator('[aria-role="button"]').filter({ hasText: words.send }).last().click();
    await desk.getByTestId('message').filter({ hasText: words.says.question }).waitFor();
    const box = desk.getByRole('textbox', { name: words.reply });
    await box.fill(words.says.answer);
    await box.press('Enter');
    await phone.getByText(words.says.answer).first().waitFor();
    const shots = new Shots();
    await shots.take('start-page', page);
    return shots.all.get('start-page') ?? Buffer.alloc(0);
  } finally {
    await stage.close();
  }
}
