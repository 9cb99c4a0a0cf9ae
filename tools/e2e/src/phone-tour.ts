import type { Page } from 'playwright-core';
import type { Desk } from './desk';
import { atRest } from './faults';
import { wordsOf, type GalleryWords, type Look } from './gallery/look';
import { holdDown, say } from './gallery/people';
import type { Phone } from './phone';
import type { PhoneSettings, Stage } from './stage';
import { DEMO } from './wire-person';

const SHEET = 'wx-bottom-sheet';
const CALL = 'wx-call-sheet';
const LINK = 'https://shop.example.com/orders/2026112100001234567890?from=chat';
const PAPER = { mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n% a quotation\n') };

export interface TourSettings extends PhoneSettings {
  look: Look;
  /** As in WeChat's settings. @default 16 */
  fontSizePx?: number;
}

/** Where the tour stops: the name of the state, and a selector of what it is about. */
export type Stop = (state: string, page: Page, root: string) => Promise<void>;

/** One customer, from the greeting to the rating, in every panel and sheet of the chat. */
export class PhoneTour {
  private readonly words: GalleryWords;

  private constructor(
    private readonly phone: Phone,
    private readonly look: Look,
    private readonly stop: Stop,
  ) {
    this.words = wordsOf(look);
  }

  /** @returns the errors of the strict runtime */
  static async run(stage: Stage, settings: TourSettings, stop: Stop): Promise<string[]> {
    const { look, fontSizePx } = settings;
    const desk = await stage.desk(DEMO.liSi);
    await desk.goOnline();
    const lang = look.lang === 'zh' ? 'zh_CN' : 'en';
    const phone = await stage.phone('tourist', { theme: look.theme, lang, fontSizePx }, settings);
    await phone.page.emulateMedia({ reducedMotion: 'reduce', colorScheme: look.theme });
    const tour = new PhoneTour(phone, look, stop);
    await tour.arrive();
    await desk.accept();
    await tour.phone.page.locator('wx-agent-card').waitFor();
    await desk.say(`${tour.words.says.answer} ${LINK}`);
    await tour.talk();
    await tour.panels();
    await tour.call(desk);
    await tour.troubles();
    await desk.end();
    await tour.end();
    return phone.faults();
  }

  private async at(state: string, root = 'wx-page'): Promise<void> {
    await atRest(this.phone.page);
    await this.stop(state, this.phone.page, root);
  }

  private async arrive(): Promise<void> {
    const { phone, words } = this;
    const { page } = phone;
    await page.locator(`[aria-label="${words.mug}"]`).click();
    await phone.button('产品咨询').waitFor();
    await this.at('greeting');
    await phone.button('产品咨询').click();
    await page.locator('wx-queue-card').waitFor();
    await this.at('queue');
    await page.locator('wx-queue-card [aria-role="button"]').first().click();
    await page.locator('wx-leave-form').waitFor();
    await this.at('leaving a message', SHEET);
    await this.closeSheet();
  }

  private async closeSheet(): Promise<void> {
    const { page } = this.phone;
    await page.locator(`${SHEET} [aria-role="button"]`).first().click();
    await page.locator(SHEET).waitFor({ state: 'detached' });
  }

  private async talk(): Promise<void> {
    const { look, phone, words } = this;
    const { page } = phone;
    await phone.key(words.sendMug).click();
    await page.locator('wx-media-bubble').first().waitFor();
    await say(phone, look, words.says.question);
    await phone.key(words.more).click();
    await page.locator('wx-more-panel').waitFor();
    await this.at('more');
    const choosing = page.waitForEvent('filechooser');
    await phone.button(words.file).click();
    await (await choosing).setFiles([{ name: words.says.paper, ...PAPER }]);
    await page.locator('wx-media-bubble').nth(1).waitFor();
    await this.speak();
    await holdDown(phone, words.says.question);
    await phone.text(words.quote).last().click();
    await this.at('conversation, quoting');
    await say(phone, look, words.says.thanks);
    await this.at('conversation');
  }

  private async speak(): Promise<void> {
    const { phone, words } = this;
    const { page } = phone;
    await phone.key(words.voice).click();
    const box = await page.locator(`[aria-label="${words.hold}"]`).boundingBox();
    if (!box) throw new Error('nothing to hold');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.locator('[class*="time"]').getByText('2″').waitFor();
    await this.at('recording', 'wx-voice-key');
    await page.mouse.up();
    await page.locator(`[aria-label^="${words.ownVoice}"]`).waitFor();
    await phone.key(words.keyboard).click();
  }

  private async panels(): Promise<void> {
    const { phone, words } = this;
    await phone.key(words.emoji).click();
    await phone.button('😄').waitFor();
    await this.at('emoji');
    await phone.key(words.more).click();
    await phone.page.locator('[class*="entry--profile"]').click();
    await phone.page.locator('wx-profile-form').waitFor();
    await this.at('profile', SHEET);
    await this.closeSheet();
  }

  private async call(desk: Desk): Promise<void> {
    const { look, phone, words } = this;
    await phone.key(words.more).click();
    await phone.button(words.voiceCall).click();
    await desk.page.getByTestId('call-answer').waitFor();
    await this.at('calling', CALL);
    await desk.page.getByTestId('call-answer').click();
    await phone.key(words.mute).waitFor();
    await this.at('in a call', CALL);
    await phone.key(words.fold).click();
    await phone.page.locator('wx-call-bar').waitFor();
    await say(phone, look, words.says.beside);
    await this.at('beside a call');
    await phone.key(words.hangUp).click();
    await phone.page.locator('wx-call-bar').waitFor({ state: 'detached' });
  }

  private async troubles(): Promise<void> {
    const { phone } = this;
    await phone.network(false);
    const banner = phone.page.locator('wx-status-banner [class*="banner"]').first();
    await banner.waitFor();
    await this.at('offline');
    await phone.network(true);
    await banner.waitFor({ state: 'detached' });
  }

  private async end(): Promise<void> {
    const { phone, words } = this;
    const { page } = phone;
    await page.locator('[class*="star--2"]').last().click();
    await page.locator('[class*="tag--1"]').waitFor();
    await this.at('ended, rating');
    await phone.switch('relaunch');
    await phone.button(words.support).click();
    await page.locator('[class*="unrated-key"]').click();
    await page.locator('[class*="star--2"]').last().click();
    await page.locator('[class*="tag--1"]').waitFor();
    await this.at('rating on a sheet', SHEET);
    await this.closeSheet();
    await this.at('not rated yet');
  }
}
