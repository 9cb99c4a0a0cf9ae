import { hash, verify } from '@node-rs/argon2';

/** OWASP's smallest advised argon2id: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Verified in place of the hash of somebody who is not there, so that both take the same time. */
let nobody: Promise<string> | undefined;

/** Hashes with argon2id. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

/** Whether the password fits; without a hash, no, after as long a look. */
export async function verifyPassword(
  passwordHash: string | undefined,
  password: string,
): Promise<boolean> {
  if (passwordHash !== undefined) return verify(passwordHash, password);
  nobody ??= hashPassword('nobody');
  await verify(await nobody, password);
  return false;
}
