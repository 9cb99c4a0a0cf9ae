import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { openStore } from '../src/store/open-store';
import type { StorePlace } from './temp-store';

/** A schema of its own in the PostgreSQL at `serverUrl`. */
export async function postgresPlace(serverUrl: string): Promise<StorePlace> {
  const schema = `ccc_test_${randomUUID().replaceAll('-', '')}`;
  await run(serverUrl, `create schema ${schema}`);
  const url = new URL(serverUrl);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return {
    url: url.href,
    open: (options) => openStore({ url: url.href, ...options }),
    drop: () => run(serverUrl, `set client_min_messages = warning; drop schema ${schema} cascade`),
  };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
