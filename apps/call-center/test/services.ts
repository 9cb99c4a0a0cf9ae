/**
 * The url of a service that tests may use, or null when none is configured.
 *
 * @throws With `TCCC_REQUIRE_SERVICES=1`, which says that there must be one.
 */
export function serviceUrl(name: 'TCCC_TEST_POSTGRES_URL' | 'TCCC_TEST_NATS_URL'): string | null {
  const url = process.env[name];
  if (url) return url;
  if (process.env.TCCC_REQUIRE_SERVICES === '1') throw new Error(`${name} is not set`);
  return null;
}
