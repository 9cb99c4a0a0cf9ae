import type { AgentLogin } from '@ccc/core/desk/index';
import { PATHS, type Sound, type SoundsResponse } from '@ccc/protocol';

/** Sounds for the prompts of flows, for administrators. */
export interface SoundsApi {
  sounds(): Promise<SoundsResponse>;
  /** Brings a file of this page to the service; `onProgress` is told what part of it is there, up to 1. */
  uploadSound(localPath: string, onProgress: (fraction: number) => void): Promise<Sound>;
  renameSound(id: string, name: string): Promise<Sound>;
  removeSound(id: string): Promise<void>;
}

export function createSoundsApi(login: Pick<AgentLogin, 'authorized'>): SoundsApi {
  const path = PATHS.adminSounds;
  const at = (id: string) => `${path}/${encodeURIComponent(id)}`;
  return {
    sounds: () => login.authorized({ method: 'GET', path }),
    uploadSound: (localPath, onProgress) =>
      login.authorized({ method: 'POST', path, file: { localPath, onProgress } }),
    renameSound: (id, name) => login.authorized({ method: 'PUT', path: at(id), body: { name } }),
    removeSound: (id) => login.authorized({ method: 'DELETE', path: at(id) }),
  };
}
