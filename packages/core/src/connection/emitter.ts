import type { Logger } from '../platform/ports';

/** Listeners of one kind of news. One that throws is reported and does not keep it from the others. */
export class Emitter<News> {
  private listeners: ReadonlyArray<(news: News) => void> = [];

  constructor(private readonly logger: Logger) {}

  /** Returns the function that stops it. */
  listen(listener: (news: News) => void): () => void {
    const own = (news: News) => listener(news);
    this.listeners = [...this.listeners, own];
    return () => {
      this.listeners = this.listeners.filter((other) => other !== own);
    };
  }

  emit(news: News): void {
    for (const listener of this.listeners) {
      try {
        listener(news);
      } catch (error) {
        this.logger.error('a listener failed', { error: String(error) });
      }
    }
  }
}
