import { createAgentClient, type AgentClient } from '@ccc/core/desk/index';
import {
  createBrowserPlatform,
  type BrowserLegs,
  type BrowserStorage,
  type LocalFiles,
} from '@ccc/core/platform/browser/index';
import { useCallback, useEffect, useState } from 'react';
import { createDeskApi, type DeskApi } from '../service/desk-api';
import { compartmentOf, loginPrefill, type PageConfig } from './page-config';
import { usePreferences } from './preferences';

export interface Credentials {
  sdkAppId: number;
  email: string;
  password: string;
}

export interface AgentSession {
  /** Present while somebody is logged in. */
  client: AgentClient | undefined;
  /** Files of this page that can be sent; present with the client. */
  files: LocalFiles | undefined;
  /** The sound of calls; present with the client. */
  legs: BrowserLegs | undefined;
  /** Present with the client. */
  api: DeskApi | undefined;
  sdkAppId: number | undefined;
  /** Whether the last login ended by itself. */
  expired: boolean;
  /** Rejects with a `CccError`. */
  login(credentials: Credentials): Promise<void>;
  logout(): void;
}

interface Current {
  client: AgentClient;
  files: LocalFiles;
  legs: BrowserLegs;
  api: DeskApi;
  sdkAppId: number;
}

/** Who works at this page: taken up again after a reload, until logout or the end of the login. */
export function useAgentSession(config: PageConfig): AgentSession {
  const { preferences, change } = usePreferences();
  const [current, setCurrent] = useState<Current | undefined>(() => {
    const { sdkAppId } = loginPrefill(config, window.location.search, preferences.sdkAppId);
    return sdkAppId === undefined ? undefined : resume(config, sdkAppId);
  });
  const [expired, setExpired] = useState(false);

  useEffect(() => {
    if (!current) return undefined;
    return current.client.login.onChange((state) => {
      if (state.name !== 'loggedOut') return;
      current.client.close();
      setExpired(state.code === 'auth.tokenExpired');
      setCurrent(undefined);
    });
  }, [current]);

  const login = useCallback(
    async ({ sdkAppId, email, password }: Credentials) => {
      const connected = connect(config, sdkAppId);
      const { client } = connected;
      try {
        await client.login.loginAgent({ email, password });
      } catch (error) {
        client.close();
        throw error;
      }
      change({ sdkAppId });
      setExpired(false);
      setCurrent({ ...connected, sdkAppId });
    },
    [config, change],
  );

  const logout = useCallback(() => {
    // The login tells its listeners, above, whatever the service answers.
    current?.client.login.logout().catch(() => undefined);
  }, [current]);

  return {
    client: current?.client,
    files: current?.files,
    legs: current?.legs,
    api: current?.api,
    sdkAppId: current?.sdkAppId,
    expired,
    login,
    logout,
  };
}

function connect(config: PageConfig, sdkAppId: number): Omit<Current, 'sdkAppId'> {
  const baseUrl = config.baseUrl || window.location.origin;
  const compartment = compartmentOf(config, window.location.search);
  const storage = compartment ? partOf(window.localStorage, compartment) : window.localStorage;
  const platform = createBrowserPlatform({ storage });
  const client = createAgentClient(platform, { baseUrl, sdkAppId });
  const { files, legs } = platform;
  return { client, files, legs, api: createDeskApi(client.login, baseUrl) };
}

function resume(config: PageConfig, sdkAppId: number): Current | undefined {
  const connected = connect(config, sdkAppId);
  const { client } = connected;
  if (client.login.state.name === 'loggedIn') return { ...connected, sdkAppId };
  client.close();
  return undefined;
}

/** A part of a storage, under a name of its own. */
function partOf(storage: BrowserStorage, name: string): BrowserStorage {
  const keyOf = (key: string) => `${name}/${key}`;
  return {
    getItem: (key) => storage.getItem(keyOf(key)),
    setItem: (key, text) => storage.setItem(keyOf(key), text),
    removeItem: (key) => storage.removeItem(keyOf(key)),
  };
}
