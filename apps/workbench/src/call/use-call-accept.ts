import type { BrowserLegs } from '@ccc/core/platform/browser/index';
import { CccError, type DeskTask, type OfferId } from '@ccc/protocol';
import { useState } from 'react';
import { mediaOf } from '../model/calls';

/** What is missing for the calls that ring, by offer. */
export type OfferProblems = ReadonlyMap<OfferId, CccError>;

/**
 * The microphone is asked for before a call is taken, so that a customer never talks to somebody who
 * cannot answer unawares. Where it is missing the offer goes on ringing and says what to do; to accept
 * it again takes it all the same, to listen only.
 */
export function useCallAccept(
  legs: BrowserLegs,
  accept: (task: DeskTask) => Promise<void>,
): {
  problems: OfferProblems;
  /** Whether the browser is asking the agent just now. */
  isAsking: boolean;
  /** Resolves also when it only found out that something is missing. */
  accept(task: DeskTask): Promise<void>;
  /** The same, but rejects with what is missing: for those who do not press a button. */
  acceptWhole(task: DeskTask): Promise<void>;
} {
  const [problems, setProblems] = useState<OfferProblems>(new Map());
  const [isAsking, setAsking] = useState(false);

  const acceptOrRelease = async (task: DeskTask) => {
    try {
      await accept(task);
    } catch (error) {
      legs.release();
      throw error;
    }
  };

  const prepare = async (task: DeskTask): Promise<CccError | undefined> => {
    const { offer } = task;
    const media = mediaOf(task);
    if (!media || !offer || problems.has(offer.id)) return undefined;
    setAsking(true);
    try {
      await legs.prepare(media);
      return undefined;
    } catch (error) {
      const problem =
        error instanceof CccError ? error : new CccError('internal', { origin: error });
      setProblems((before) => new Map(before).set(offer.id, problem));
      return problem;
    } finally {
      setAsking(false);
    }
  };

  return {
    problems,
    isAsking,
    async accept(task) {
      if (!(await prepare(task))) await acceptOrRelease(task);
    },
    async acceptWhole(task) {
      const problem = await prepare(task);
      if (problem) throw problem;
      await acceptOrRelease(task);
    },
  };
}
