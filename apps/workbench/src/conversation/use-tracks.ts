import { useEffect, useRef, useState, type SyntheticEvent } from 'react';

/** Tracks further apart than this are heard to be. */
const MAX_APART_SECONDS = 0.1;

type TrackEvent = SyntheticEvent<HTMLAudioElement>;

/** Several sounds that begin at the same moment, played as one. The first of them leads. */
export function useTracks(count: number) {
  const elements = useRef<Array<HTMLAudioElement | null>>([]);
  const [state, setState] = useState<'idle' | 'playing' | 'broken'>('idle');
  const [seconds, setSeconds] = useState(0);
  const all = (): HTMLAudioElement[] =>
    elements.current.slice(0, count).flatMap((one) => one ?? []);

  const pause = () => {
    for (const one of all()) one.pause();
  };
  useEffect(() => {
    const shown = [...elements.current];
    return () => shown.forEach((one) => one?.pause());
  }, []);

  const seek = (to: number) => {
    setSeconds(to);
    for (const one of all()) one.currentTime = to;
  };
  const toggle = () => {
    if (state === 'playing') return pause();
    if (state === 'broken') for (const one of all()) one.load();
    setState('playing');
    const started = all().map((one) => one.play());
    void Promise.all(started).catch(() => {
      pause();
      setState(all().some(({ error }) => error) ? 'broken' : 'idle');
    });
  };

  const handlersOf = (index: number) => ({
    ref: (element: HTMLAudioElement | null) => {
      elements.current[index] = element;
    },
    onError: () => {
      pause();
      setState('broken');
    },
    ...(index > 0
      ? {}
      : {
          onPause: () => {
            pause();
            setState((before) => (before === 'playing' ? 'idle' : before));
          },
          onEnded: () => seek(0),
          onTimeUpdate: ({ currentTarget }: TrackEvent) => {
            const { currentTime } = currentTarget;
            setSeconds(currentTime);
            for (const one of all()) {
              if (Math.abs(one.currentTime - currentTime) > MAX_APART_SECONDS) {
                one.currentTime = currentTime;
              }
            }
          },
        }),
  });

  return { state, seconds, toggle, seek, handlersOf };
}
