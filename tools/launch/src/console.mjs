/** What a person reads in the terminal: Chinese first, English beside it. */

const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (/** @type {number} */ code, /** @type {string} */ text) =>
  colour ? `\u001b[${code}m${text}\u001b[0m` : text;

export const bold = (/** @type {string} */ text) => paint(1, text);
export const dim = (/** @type {string} */ text) => paint(2, text);
export const green = (/** @type {string} */ text) => paint(32, text);
export const red = (/** @type {string} */ text) => paint(31, text);

/** @param {string} zh @param {string} en */
export function say(zh, en) {
  console.log(`${zh}  ${dim(en)}`);
}

/**
 * A refusal that the user can mend: printed without a stack.
 */
export class Refusal extends Error {
  /** @param {string} zh @param {string} en */
  constructor(zh, en) {
    super(`${zh}\n${en}`);
  }
}

/** Prints what went wrong and leaves with a code that says so. @param {unknown} error */
export function fail(error) {
  if (error instanceof Refusal) console.error(`\n${red('✗')} ${error.message}\n`);
  else console.error(error);
  process.exit(1);
}
