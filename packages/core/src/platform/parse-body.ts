/** The body of an answer: JSON when it is, else the text itself, as the port says. */
export function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
