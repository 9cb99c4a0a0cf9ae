import { createContext, useContext } from 'react';
import type { DeskApi } from './desk-api';

const Context = createContext<DeskApi | null>(null);

export const DeskApiProvider = Context.Provider;

/** What the desk asks of the service beside the socket. */
export function useDeskApi(): DeskApi {
  const api = useContext(Context);
  if (!api) throw new Error('useDeskApi is used outside of the desk');
  return api;
}
