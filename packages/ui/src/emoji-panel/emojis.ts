/** What people send most, each one character as a reader sees it. */
export const EMOJIS: readonly string[] = [
  ...'😀😄😁😂🤣😊😇🙂😉😍😘😋',
  ...'😜🤔🤗😐😏😒🙄😬😌😪😴😷',
  ...'🤒🥵🥶😵🥳😎😕😟😮😳🥺😢',
  ...'😭😱😖😞😓😩😤😡😠🤝👍👎',
  ...'👌👏🙏💪👋✋🎉🎁🌹💔🔥💯',
];

/** Without its last character as a reader sees it: an emoji may be several units. */
export function withoutLast(text: string): string {
  const characters = Array.from(text);
  const last = characters.pop();
  // A variation selector or a skin tone belongs to what stands before it.
  if (last !== undefined && /^[\uFE0E\uFE0F\u{1F3FB}-\u{1F3FF}]$/u.test(last)) characters.pop();
  return characters.join('');
}
