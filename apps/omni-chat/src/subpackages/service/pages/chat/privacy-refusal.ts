/** Whether an API failed because the customer did not agree to the privacy contract just now. */
export function isPrivacyRefusal(error: unknown): boolean {
  return error instanceof Error && /privacy (permission|authorize)/i.test(error.message);
}
