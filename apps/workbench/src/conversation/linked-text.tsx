import { textParts } from '../model/links';

/** Words whose addresses can be followed: in a tab of their own that learns nothing of the desk. */
export function LinkedText({ text }: { text: string }) {
  return textParts(text).map((part, index) =>
    part.url === undefined ? (
      part.text
    ) : (
      <a key={index} href={part.url} target="_blank" rel="noopener noreferrer nofollow">
        {part.text}
      </a>
    ),
  );
}
