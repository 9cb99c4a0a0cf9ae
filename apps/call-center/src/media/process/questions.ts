/** What was asked and is not answered yet, told apart by numbers. */
export class Questions<Answer> {
  private readonly open = new Map<
    number,
    { resolve(answer: Answer): void; reject(error: Error): void }
  >();

  /** @param nextId of all questions that the same one is asked */
  constructor(private readonly nextId: () => number) {}

  ask(send: (id: number) => void): Promise<Answer> {
    const id = this.nextId();
    return new Promise((resolve, reject) => {
      this.open.set(id, { resolve, reject });
      send(id);
    });
  }

  answer(id: number, answer: Answer): void {
    this.open.get(id)?.resolve(answer);
    this.open.delete(id);
  }

  refuse(id: number, error: Error): void {
    this.open.get(id)?.reject(error);
    this.open.delete(id);
  }

  answerAll(answer: Answer): void {
    for (const id of [...this.open.keys()]) this.answer(id, answer);
  }

  refuseAll(error: Error): void {
    for (const id of [...this.open.keys()]) this.refuse(id, error);
  }
}
