import type { Page } from 'playwright-core';
import { recordedVideo } from '../media-files';
import type { Phone } from '../phone';
import { eventually } from '../service-process';
import { Stage } from '../stage';
import { DEMO } from '../wire-person';
import { wordsOf, type GalleryWords, type Look } from './look';
import { ask, colleague, deskPage, finish, holdDown, isIn, phoneOf, reply, say } from './people';
import { photo } from './photo';
import { Shots } from './shots';

const DESK = { width: 1440, height: 900 };
/** Desk pictures are drawn at two thirds: two stand side by side. */
const SCALE = 2 / 3;
const PDF = Buffer.from(`%PDF-1.7\n${'% a quotation\n'.repeat(9000)}`);

interface Switches {
  setPrivacyNeeded(needed: boolean): void;
  setKeyboard(heightPx: number): void;
}

async function keyboardOf(page: Page, heightPx: number): Promise<void> {
  await page.evaluate((height) => {
    (window as typeof window & { __simulator: Switches }).__simulator.setKeyboard(height);
  }, heightPx);
}

/** One day of a small call center, with a picture of every state of the phone and the desk. */
export class Walk {
  readonly shots = new Shots();
  private readonly words: GalleryWords;

  private constructor(
    private readonly stage: Stage,
    private readonly look: Look,
    private readonly phone: Phone,
    private readonly desk: Page,
  ) {
    this.words = wordsOf(look);
  }

  /** Without `isWhole` it stops once customer and agent have talked. */
  static async run(look: Look, isWhole: boolean): Promise<Shots> {
    const stage = await Stage.open();
    try {
      const desk = await deskPage(stage, look, DESK, SCALE);
      const walk = new Walk(stage, look, await phoneOf(stage, 'alice', look), desk);
      await walk.nobodyOnline();
      await walk.goOnline();
      await walk.queue();
      await walk.conversation();
      await walk.panels();
      if (!isWhole) return walk.shots;
      await walk.calling();
      await walk.deskTools();
      await walk.troubles();
      await walk.ending();
      await walk.afterwards();
      return walk.shots;
    } finally {
      await stage.close();
    }
  }

  private async nobodyOnline(): Promise<void> {
    const { phone, shots, words } = this;
    const { page } = phone;
    await shots.take('phone-home', page);
    let open = () => {};
    const opened = new Promise<void>((resolve) => (open = resolve));
    await page.route('**/api/v1/**', async (route) => {
      await opened;
      await route.continue();
    });
    await phone.button(words.support).click();
    await page.locator('[class*="skeleton"]').first().waitFor();
    await shots.take('phone-loading', page);
    open();
    await phone.button('产品咨询').waitFor();
    await shots.take('phone-greeting', page);
    await phone.button('产品咨询').click();
    await phone.button(words.restart).waitFor();
    await shots.take('phone-nobody', page);
    await phone.switch('relaunch');
    await phone.button(words.support).waitFor();
  }

  private async goOnline(): Promise<void> {
    const { desk, shots, words } = this;
    await shots.take('desk-login', desk);
    await desk.getByTestId('login-form').locator('button[type="submit"]').click();
    await isIn(desk, 'offline');
    await desk.getByRole('button', { name: words.goOnline }).click();
    await desk.getByTestId('readiness-go').waitFor();
    await shots.take('desk-readiness', desk);
    await desk.getByTestId('readiness-go').click();
    await isIn(desk, 'free');
    await shots.take('desk-idle', desk);
  }

  /** Three are served quickly, so that the wait of the fifth can be estimated. */
  private async queue(): Promise<void> {
    const { desk, look, phone, shots, stage, words } = this;
    for (const user of ['bob', 'carol', 'frank']) {
      const other = await phoneOf(stage, user, look);
      await ask(other, look);
      await desk.getByTestId('accept').click();
      await reply(desk, look, words.says.answer);
      await finish(desk);
      await isIn(desk, 'free');
      await other.page.close();
    }
    const first = await phoneOf(stage, 'erin', look);
    await ask(first, look);
    await desk.getByTestId('accept').click();
    const second = await phoneOf(stage, 'frank', look);
    await ask(second, look);
    await phone.page.locator(`[aria-label="${words.mug}"]`).click();
    await phone.button('产品咨询').last().click();
    await phone.page.locator('[class*="estimate"]').first().waitFor();
    await shots.take('phone-queue', phone.page);
    await desk.getByRole('tab', { name: words.waiting }).click();
    await desk.getByTestId('waiting-session').first().click();
    await desk.locator('[data-testid="waiting"][data-waiting="2"]').waitFor();
    await desk.getByText(words.loading).waitFor({ state: 'detached' });
    await shots.take('desk-waiting', desk);
    await desk.getByRole('tab', { name: words.mine }).click();
    await finish(desk);
    await desk.getByTestId('accept').click();
    await this.history();
    await finish(desk);
    await desk.getByTestId('offer').waitFor();
    await shots.take('desk-offer', desk);
    await desk.getByTestId('accept').click();
    await eventually('the newest words to be in sight', async () => {
      const newest = await phone.bubble('转人工客服成功').boundingBox();
      const strip = await phone.key(words.sendMug).boundingBox();
      return newest !== null && strip !== null && newest.y + newest.height < strip.y;
    });
    await shots.take('phone-connected', phone.page);
  }

  /** Of a customer who was here before. */
  private async history(): Promise<void> {
    const { desk, shots, words } = this;
    const panel = desk.getByTestId('customer');
    await panel.getByRole('tab', { name: words.history }).click();
    await panel.getByTestId('past-session').first().click();
    await desk.getByTestId('past-conversation').getByText(words.says.answer).waitFor();
    await shots.take('desk-history', desk);
    await desk.getByTestId('task').first().click();
    await desk.getByTestId('composer').waitFor();
  }

  private async conversation(): Promise<void> {
    const { desk, look, phone, shots, words } = this;
    const { says } = words;
    await desk.getByTestId('customer').getByRole('tab', { name: words.profile }).click();
    await phone.key(words.sendMug).click();
    await desk.getByTestId('card').waitFor();
    await say(phone, look, says.question);
    await reply(desk, look, says.answer);
    await say(phone, look, says.thanks);
    await phone.page.locator('[class*="mark"]').first().waitFor();
    await shots.take('phone-conversation', phone.page);
    await desk.getByRole('textbox', { name: words.reply }).pressSequentially(says.typing);
    await phone.text(look.lang === 'zh' ? '对方正在输入…' : 'Typing…').waitFor();
    await shots.take('phone-typing', phone.page);
    await desk.getByRole('textbox', { name: words.reply }).fill('');

    const picture = {
      name: 'cup.png',
      mimeType: 'image/png',
      buffer: await photo(this.stage.browser),
    };
    await this.pick(words.album, picture);
    await desk.getByTestId('picture').waitFor();
    const buffer = await recordedVideo(phone.page);
    await this.pick(words.album, { name: 'clip.webm', mimeType: 'video/webm', buffer });
    await desk.getByTestId('video').waitFor();
    await this.pick(words.file, { name: says.paper, mimeType: 'application/pdf', buffer: PDF });
    await desk.getByTestId('file').waitFor();
    await this.speak();
    await desk.getByTestId('voice').waitFor();
    await shots.take('phone-media', phone.page);
    await shots.take('desk-conversation', desk);
  }

  private async pick(
    entry: string,
    file: { name: string; mimeType: string; buffer: Buffer },
  ): Promise<void> {
    const { phone, words } = this;
    await phone.key(words.more).click();
    const choosing = phone.page.waitForEvent('filechooser');
    await phone.button(entry).click();
    await (await choosing).setFiles([file]);
  }

  private async speak(): Promise<void> {
    const { phone, shots, words } = this;
    const { mouse } = phone.page;
    await phone.key(words.voice).click();
    const box = await phone.page.locator(`[aria-label="${words.hold}"]`).boundingBox();
    if (!box) throw new Error('nothing to hold');
    await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await mouse.down();
    await phone.page.locator('[class*="time"]').getByText('2″').waitFor();
    await shots.takeAsIs('phone-recording', phone.page);
    await mouse.up();
    await phone.page.locator(`[aria-label^="${words.ownVoice}"]`).waitFor();
    await phone.key(words.keyboard).click();
  }

  private async panels(): Promise<void> {
    const { look, phone, shots, words } = this;
    const { page } = phone;
    await say(phone, look, words.says.secret);
    await holdDown(phone, words.says.secret);
    await phone.text(words.recall).last().waitFor();
    await shots.take('phone-menu', page);
    await phone.text(words.recall).last().click();
    await phone.bubble(words.says.secret).waitFor({ state: 'detached' });
    await shots.take('phone-recalled', page);
    await phone.key(words.more).click();
    await phone.button(words.album).waitFor();
    await shots.take('phone-more', page);
    await phone.key(words.emoji).click();
    await phone.button('😄').waitFor();
    await shots.take('phone-emoji', page);
    await this.foldPanel();
  }

  /** The panel goes when the keyboard comes, and the keyboard when the field is left. */
  private async foldPanel(): Promise<void> {
    const { phone, words } = this;
    await keyboardOf(phone.page, 280);
    await phone.key(words.keyboard).click();
    await phone.button('😄').waitFor({ state: 'detached' });
    await phone.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await keyboardOf(phone.page, 0);
  }

  private async calling(): Promise<void> {
    const { desk, look, phone, shots, words } = this;
    const { page } = phone;
    await desk.getByTestId('call-start').click();
    await phone.key(words.accept).waitFor();
    await shots.take('phone-invited', page);
    await phone.key(words.accept).click();
    await phone.key(words.mute).waitFor();
    await shots.take('phone-call', page);
    await phone.key(words.fold).click();
    await say(phone, look, words.says.beside);
    await shots.take('phone-beside', page);
    await phone.key(words.hangUp).click();
    await phone.text(words.called).last().waitFor();
    await shots.take('phone-called', page);
  }

  private async deskTools(): Promise<void> {
    const { desk, look, shots, words } = this;
    await desk.keyboard.press('Alt+n');
    const note = desk.getByRole('textbox', { name: words.note });
    await note.fill(words.says.inside);
    await note.press('Enter');
    await desk.getByTestId('conversation').getByText(words.says.inside).waitFor();
    await note.fill(words.says.inside);
    await shots.take('desk-note', desk);
    await note.fill('');
    await desk.keyboard.press('Alt+n');
    const box = desk.getByRole('textbox', { name: words.reply });
    await box.pressSequentially('#');
    await desk.getByRole('option').first().waitFor();
    await shots.take('desk-replies', desk);
    await desk.keyboard.press('Backspace');
    const friend = await colleague(this.stage, DEMO.wangWu);
    await desk.keyboard.press('Alt+t');
    await desk.getByTestId('transfer-target').first().waitFor();
    await shots.take('desk-transfer', desk);
    await desk.keyboard.press('Escape');
    await desk.getByRole('dialog').waitFor({ state: 'hidden' });
    await friend.page.close();
    await desk.keyboard.press('Alt+s');
    await desk.getByRole('menuitem', { name: words.meal }).press('Enter');
    await desk.getByTestId('booked').waitFor();
    await shots.take('desk-booked', desk);
    await desk.setViewportSize({ width: 1280, height: 720 });
    await reply(desk, look, words.says.answer);
    await shots.take('desk-small', desk);
    await desk.setViewportSize(DESK);
  }

  private async troubles(): Promise<void> {
    const { phone, shots, words } = this;
    const { page } = phone;
    await phone.network(false);
    await page.locator('[class*="banner"]').first().waitFor();
    await page.locator('textarea').last().fill(words.says.offline);
    await phone.button(words.send).click();
    await phone.bubble(words.says.offline).waitFor();
    await shots.take('phone-offline', page);
    await phone.network(true);
    await this.desk.getByTestId('message').filter({ hasText: words.says.offline }).waitFor();
    const second = await page.context().newPage();
    await second.goto(page.url().split('#')[0] ?? '');
    await second.getByText(words.support).first().click();
    await phone.button(words.continueHere).waitFor();
    await shots.take('phone-replaced', page);
    await phone.button(words.continueHere).click();
    await phone.button(words.continueHere).waitFor({ state: 'detached' });
    await second.close();
    await page.evaluate(() => {
      (window as typeof window & { __simulator: Switches }).__simulator.setPrivacyNeeded(true);
    });
    await phone.key(words.more).click();
    await phone.button(words.album).click();
    await phone.button(words.refuse).waitFor();
    await shots.take('phone-privacy', page);
    await phone.button(words.refuse).click();
    const toast = phone.text(words.refused);
    await toast.waitFor();
    await toast.waitFor({ state: 'hidden' });
  }

  private async ending(): Promise<void> {
    const { desk, phone, shots, words } = this;
    const { page } = phone;
    await desk.getByTestId('end-session').click();
    await desk.getByTestId('complete-session').waitFor();
    await shots.take('desk-wrap-up', desk);
    const star = page.locator('[class*="star--4"]').last();
    await star.waitFor();
    await shots.take('phone-ended', page);
    await star.click();
    await phone.text(words.goodTag).click();
    await page.locator('textarea').last().fill(words.says.comment);
    await shots.take('phone-rating', page);
    await phone.button(words.submitRating).click();
    await phone.button(words.submitRating).waitFor({ state: 'detached' });
    await shots.take('phone-rated', page);
    await desk.getByTestId('complete-session').click();
    await isIn(desk, 'rest');
  }

  private async afterwards(): Promise<void> {
    const { desk, shots, words } = this;
    await desk.getByRole('tab', { name: words.ended }).click();
    await desk.getByTestId('ended-session').first().click();
    await desk.getByTestId('past-conversation').waitFor();
    await shots.take('desk-ended', desk);
    const search = desk.getByRole('searchbox', { name: words.search });
    await search.fill(words.says.found);
    await desk.getByTestId('ended-session').locator('mark').first().waitFor();
    await desk.getByTestId('ended-session').first().click();
    await shots.take('desk-search', desk);
    const panel = desk.getByTestId('customer');
    await panel.getByRole('tab', { name: words.profile }).click();
    await panel.getByRole('button', { name: words.block, exact: true }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByRole('textbox').fill(words.says.reason);
    await dialog.getByRole('button', { name: words.blockNow, exact: true }).click();
    await panel.getByTestId('blocked').waitFor();
    await dialog.waitFor({ state: 'hidden' });
    await shots.take('desk-blocked', desk);
  }
}
