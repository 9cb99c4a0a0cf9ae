import type { Page } from 'playwright-core';
import type { Phone } from '../phone';
import type { Stage } from '../stage';
import type { GalleryWords, Look } from './look';
import type { Shots } from './shots';

/** Where pictures are taken: one desk, the phone of one customer, and whoever else comes. */
export interface Scene {
  readonly stage: Stage;
  readonly look: Look;
  readonly words: GalleryWords;
  readonly phone: Phone;
  readonly desk: Page;
  readonly shots: Shots;
}

/** The desk's window. */
export const DESK = { width: 1440, height: 900 };
/** It is drawn at two thirds: two stand side by side. */
export const DESK_SCALE = 2 / 3;
