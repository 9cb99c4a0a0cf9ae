#!/usr/bin/env node
/* Called as espeak-ng is: a text on stdin, a WAV on stdout; 50 ms of a 400 Hz tone a character. */
const { readFileSync } = require('node:fs');

const [flag, voice, ...rest] = process.argv.slice(2);
const isAsked = flag === '-v' && /^(cmn|en)$/.test(voice) && rest.join(' ') === '--stdin --stdout';
if (!isAsked) process.exit(2);
const text = readFileSync(0, 'utf8');
if (text.includes('fail')) process.exit(1);
if (text.includes('nonsense')) {
  process.stdout.write('no sound');
  process.exit(0);
}
const rate = 22050;
const sound = Buffer.alloc([...text].length * Math.round(rate / 20) * 2);
for (let at = 0; at < sound.length; at += 2) {
  sound.writeInt16LE(Math.round(8000 * Math.sin((2 * Math.PI * 400 * at) / 2 / rate)), at);
}
const head = Buffer.alloc(44);
head.write('RIFF', 0, 'latin1');
// It does not know how long it will be when it begins: espeak-ng says the greatest size there is.
head.writeUInt32LE(0x7ffff024, 4);
head.write('WAVEfmt ', 8, 'latin1');
head.writeUInt32LE(16, 16);
head.writeUInt16LE(1, 20);
head.writeUInt16LE(1, 22);
head.writeUInt32LE(rate, 24);
head.writeUInt32LE(rate * 2, 28);
head.writeUInt16LE(2, 32);
head.writeUInt16LE(16, 34);
head.write('data', 36, 'latin1');
head.writeUInt32LE(0x7ffff000, 40);
process.stdout.write(Buffer.concat([head, sound]));
