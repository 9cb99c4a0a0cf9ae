import { CccError, textOf, toErrorCode } from './error';

describe('CccError', () => {
  it('carries kind and retry of its code, and texts in both languages with the values filled in', () => {
    const error = new CccError('message.tooLong', { params: { max: 4000 } });
    expect([error.kind, error.retry]).toEqual(['user', 'never']);
    expect(error.text('zh-CN')).toBe('消息超过 4000 字，请分段发送。');
    expect(error.text('en')).toContain('4000 characters');
    expect(error.message).toBe(`message.tooLong: ${error.text('en')}`);
  });

  it('leaves a place open whose value is missing', () => {
    expect(textOf('instance.unknown', 'en')).toContain('{sdkAppId}');
  });

  it('reads a code of the wire that it does not know as unknown', () => {
    expect([
      toErrorCode('offer.taken'),
      toErrorCode('toString'),
      toErrorCode('later.code'),
    ]).toEqual(['offer.taken', 'unknown', 'unknown']);
  });
});
