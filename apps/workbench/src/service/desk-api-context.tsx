import { createContext, useContext } from 'react';
import type { DeskApi } from './desk-api';

const Context = createContext<DeskApi | null>(null);

export const DeskApiProvider = Context.Provider;

/** The address of what the service names by a path; outside of the desk, as it stands. */
export function useServiceUrl(path: string | undefined): string | undefined {
  const api = useContext(Context);
  return api && path?.startsWith('/') ? api.urlOf(path) : path;
}

/** What the desk asks of the service beside the socket. */
export function useDeskApi(): DeskApi {
  const api = useContext(Context);
  if (!api) throw new Error('useDeskApi is used outside of the desk');
  return api;
}
