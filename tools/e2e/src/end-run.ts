/** After the last test: what `prepare-run` opened is closed. */
export default async function endRun(): Promise<void> {
  await globalThis.endE2eRun?.();
}
