import { textOf, type ConnectionState, type ErrorCode } from '@ccc/core';
import { languageOf, type BannerStatus } from '@ccc/ui';

/** Who reads it, and about which service. */
export interface BannerReader {
  languageTag: string;
  /** The service's host, as the mini-program's owner lists it. */
  domain: string;
}

/** What `<status-banner>` shows. */
export interface Banner {
  status: BannerStatus;
  text: string;
  canRetry: boolean;
}

const NONE: Banner = { status: 'none', text: '', canRetry: false };
/** Tries after which "connecting" is no longer an answer. */
const PATIENT_ATTEMPTS = 3;

function errorBanner(code: ErrorCode, { languageTag, domain }: BannerReader): Banner {
  const text = textOf(code, languageOf(languageTag), { domain });
  return { status: 'error', text, canRetry: true };
}

/**
 * What stands between the customer and the service.
 * @param openError Why the conversation could not be opened, in the customer's language.
 */
export function bannerOf(
  connection: ConnectionState,
  openError: string,
  reader: BannerReader,
): Banner {
  switch (connection.name) {
    case 'stopped':
      if (connection.code === 'connection.replaced') return { ...NONE, status: 'replaced' };
      return openError
        ? { status: 'error', text: openError, canRetry: true }
        : errorBanner(connection.code, reader);
    case 'suspended':
      return connection.reason === 'hidden' ? NONE : { ...NONE, status: 'offline' };
    case 'waiting':
      if (connection.attempt >= PATIENT_ATTEMPTS) return errorBanner(connection.code, reader);
      return { ...NONE, status: 'connecting' };
    case 'fetchingTicket':
    case 'opening':
    case 'greeting':
      // The first try is quick and says nothing; a banner that flashes only disturbs.
      return connection.attempt > 0 ? { ...NONE, status: 'connecting' } : NONE;
    case 'idle':
    case 'online':
      return openError ? { status: 'error', text: openError, canRetry: true } : NONE;
  }
}
