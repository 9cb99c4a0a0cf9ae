import { useSyncExternalStore } from 'react';

/** `locked`: the browser lets a page sound only after it was touched; `missing`: there is no sound. */
export type AudioState = 'ready' | 'locked' | 'missing';

const GESTURES = ['pointerdown', 'keydown'] as const;

let shared: AudioContext | undefined;

/** The one context of the page; nothing where there is no sound. */
export function openAudio(): AudioContext | undefined {
  try {
    return (shared ??= new AudioContext());
  } catch {
    return undefined;
  }
}

/** Asks the browser for sound; it agrees while the agent touches the page, or has done so before. */
export async function unlockAudio(): Promise<AudioState> {
  const context = openAudio();
  // Until it is allowed the promise stays open: the gesture below asks again.
  if (context?.state === 'suspended') {
    await Promise.race([context.resume(), nextTurn()]).catch(() => undefined);
  }
  return readState();
}

/** Whether the page can ring now; every touch of the page unlocks it. */
export function useAudioState(): AudioState {
  return useSyncExternalStore(subscribe, readState);
}

function subscribe(listener: () => void): () => void {
  const context = openAudio();
  const unlock = () => void unlockAudio();
  context?.addEventListener('statechange', listener);
  for (const gesture of GESTURES) window.addEventListener(gesture, unlock, true);
  return () => {
    context?.removeEventListener('statechange', listener);
    for (const gesture of GESTURES) window.removeEventListener(gesture, unlock, true);
  };
}

function readState(): AudioState {
  const context = openAudio();
  if (!context) return 'missing';
  return context.state === 'running' ? 'ready' : 'locked';
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 200));
}
