import type { CustomerLogin } from '@ccc/core';
import { customerClient } from './services/customer-client';

/** The customer's login, for `utils/login` of the main package. */
export function customerLogin(): CustomerLogin {
  return customerClient().login;
}
