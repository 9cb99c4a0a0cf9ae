import { Stage } from '../stage';
import { wordsOf, type Look } from './look';
import { deskPage, phoneOf } from './people';
import { DESK, DESK_SCALE, type Scene } from './scene';
import { goOnline, nobodyOnline } from './scenes/arriving';
import { leaving, outOfHours } from './scenes/asking';
import { callAtTheDesk, calling } from './scenes/calling';
import { consulting } from './scenes/consulting';
import { deskTools } from './scenes/desk-tools';
import { afterwards, ending } from './scenes/ending';
import { panels } from './scenes/panels';
import { queue } from './scenes/queueing';
import { seeing } from './scenes/seeing';
import { sounds } from './scenes/sounds';
import { conversation } from './scenes/talking';
import { themes } from './scenes/themes';
import { troubles } from './scenes/troubles';
import { widening } from './scenes/widening';
import { furtherWords, largeText } from './scenes/words';
import { Shots } from './shots';

/** Until customer and agent have talked. */
const BEGINNING = [nobodyOnline, goOnline, queue, conversation, panels];
const REST = [
  furtherWords,
  themes,
  largeText,
  leaving,
  outOfHours,
  calling,
  callAtTheDesk,
  seeing,
  widening,
  deskTools,
  troubles,
  ending,
  afterwards,
  sounds,
];

/** One day of a small call center, with a picture of every state of the phone and the desk. */
export async function walk(look: Look, isWhole: boolean): Promise<Shots> {
  const stage = await Stage.open();
  try {
    const desk = await deskPage(stage, look, DESK, DESK_SCALE);
    const phone = await phoneOf(stage, 'alice', look);
    const scene: Scene = { stage, look, words: wordsOf(look), phone, desk, shots: new Shots() };
    if (isWhole) await consulting(look, scene.shots);
    for (const play of isWhole ? [...BEGINNING, ...REST] : BEGINNING) await play(scene);
    return scene.shots;
  } finally {
    await stage.close();
  }
}
