import { isPrivacyRefusal } from './privacy-refusal';

test.each([
  ['chooseMedia:fail privacy permission is not authorized', true],
  ['chooseMedia:fail:privacy permission is not authorized in gap', true],
  ['chooseMedia:fail auth deny', false],
  ['chooseMedia:fail api scope is not declared in the privacy agreement', false],
])('%s: %s', (message, isRefusal) => {
  expect(isPrivacyRefusal(new Error(message))).toBe(isRefusal);
});
