import { serviceUrl } from './services';

describe('services for tests', () => {
  const before = { ...process.env };

  afterEach(() => {
    process.env = { ...before };
  });

  it('may be missing, unless they are required', () => {
    delete process.env.TCCC_TEST_NATS_URL;
    delete process.env.TCCC_REQUIRE_SERVICES;
    expect(serviceUrl('TCCC_TEST_NATS_URL')).toBeNull();
    process.env.TCCC_REQUIRE_SERVICES = '1';
    expect(() => serviceUrl('TCCC_TEST_NATS_URL')).toThrow('TCCC_TEST_NATS_URL is not set');
    process.env.TCCC_TEST_NATS_URL = 'nats://host:1';
    expect(serviceUrl('TCCC_TEST_NATS_URL')).toBe('nats://host:1');
  });
});
