import { LIMITS } from '@ccc/protocol';
import { fillVariables, variablesIn } from './variables';

describe('fillVariables', () => {
  it('fills every place of a name', () => {
    expect(fillVariables('${A}-${B}-${A}', { A: '1', B: '2' })).toBe('1-2-1');
  });

  it('does not fill again what a value brings along', () => {
    expect(fillVariables('${A}', { A: '${B}', B: 'secret' })).toBe('${B}');
    expect(fillVariables('${A}', { A: '$&$1' })).toBe('$&$1');
  });

  it('leaves nothing for a name without a value, not even an inherited one', () => {
    expect(fillVariables('[${A}${toString}${__proto__}]', {})).toBe('[]');
  });

  it('leaves what only looks like a place', () => {
    expect(fillVariables('$A {A} ${A', { A: '1' })).toBe('$A {A} ${A');
  });
});

describe('fillVariables beyond the length of a message', () => {
  it('cuts, and never through a character', () => {
    const cut = fillVariables('${A}${A}', { A: '长'.repeat(3000) });
    expect(cut).toBe('长'.repeat(LIMITS.textMaxChars));
    const smiling = fillVariables('x${A}', { A: '😀'.repeat(LIMITS.textMaxChars) });
    expect(smiling).toBe(`x${'😀'.repeat(LIMITS.textMaxChars / 2 - 1)}`);
  });
});

describe('variablesIn', () => {
  it('names them in order', () => {
    expect(variablesIn('${WaitNo} x ${} ${StaffNo}')).toEqual(['WaitNo', '', 'StaffNo']);
    expect(variablesIn('none')).toEqual([]);
  });
});
