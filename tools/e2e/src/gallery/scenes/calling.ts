import type { Page } from 'playwright-core';
import { say } from '../people';
import type { Scene } from '../scene';

/** The agent invites; the customer accepts, and writes beside the call. */
export async function calling(scene: Scene): Promise<void> {
  const { desk, look, phone, shots, words } = scene;
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

/** The customer calls, as the desk sees it. */
export async function callAtTheDesk({ desk, phone, shots, words }: Scene): Promise<void> {
  const { page } = phone;
  await phone.key(words.more).click();
  await phone.button(words.voiceCall).click();
  await desk.getByTestId('call-answer').waitFor();
  await shots.take('phone-dialling', page);
  await shots.take('desk-call-incoming', desk);
  await desk.getByTestId('call-answer').click();
  await panel(desk, 'connected').waitFor();
  await phone.key(words.mute).waitFor();
  await shots.take('desk-call', desk);
  await desk.getByTestId('call-hold').click();
  await panel(desk, 'held').waitFor();
  await shots.take('desk-call-held', desk);
  await desk.getByTestId('call-hold').click();
  await panel(desk, 'connected').waitFor();
  await desk.getByTestId('call-end').click();
  await phone.text(words.called).last().waitFor();
  await desk.getByTestId('notice').filter({ hasText: words.called }).last().waitFor();
  await shots.take('desk-called', desk);
}

const panel = (desk: Page, state: string) =>
  desk.locator(`[data-testid="call-panel"][data-state="${state}"]`);
