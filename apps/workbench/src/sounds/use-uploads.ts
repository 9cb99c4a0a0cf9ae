import type { LocalFiles } from '@ccc/core/platform/browser/index';
import { useRef, useState } from 'react';
import { useDeskApi } from '../service/desk-api-context';

/** A file on its way to the service, or refused by it. */
export interface Upload {
  id: number;
  name: string;
  /** What part of it is there, up to 1: then it is made into what calls play. */
  progress: number;
  /** Why it was refused. */
  problem?: unknown;
}

export interface Uploads {
  list: readonly Upload[];
  add(files: Iterable<File>): void;
  /** Takes a refused one off the list. */
  dismiss(id: number): void;
}

/** Brings files to the service, several at once; each that is there is told. */
export function useUploads(files: LocalFiles, onDone: () => void): Uploads {
  const api = useDeskApi();
  const [list, setList] = useState<readonly Upload[]>([]);
  const count = useRef(0);

  const change = (id: number, part: Partial<Upload>) =>
    setList((now) => now.map((each) => (each.id === id ? { ...each, ...part } : each)));
  const dismiss = (id: number) => setList((now) => now.filter((each) => each.id !== id));

  const begin = (file: File) => {
    const id = (count.current += 1);
    setList((now) => [...now, { id, name: file.name, progress: 0 }]);
    api
      .uploadSound(files.keep(file, file.name), (progress) => change(id, { progress }))
      .then(
        () => {
          dismiss(id);
          onDone();
        },
        (problem: unknown) => change(id, { problem }),
      );
  };

  return {
    list,
    add: (chosen) => {
      for (const file of chosen) begin(file);
    },
    dismiss,
  };
}
