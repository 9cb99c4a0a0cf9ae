import { useEffect, useRef, type VideoHTMLAttributes } from 'react';

interface Props extends VideoHTMLAttributes<HTMLVideoElement> {
  stream: MediaStream;
}

/** A stream's picture alone: its sound has an element of its own, and what is muted may start by itself. */
export function StreamVideo({ stream, ...attributes }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    element.srcObject = stream;
    return () => void (element.srcObject = null);
  }, [stream]);
  return <video {...attributes} ref={video} autoPlay playsInline muted />;
}
