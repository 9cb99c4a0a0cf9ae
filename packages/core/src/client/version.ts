/** Told to the service in the hello; equal to the version in package.json. */
export const CORE_VERSION = '0.1.0';
