import { createContext, runInContext } from 'node:vm';
import { compileWxs } from './wxs';

/** Runs compiled WXS with the helpers the runtime gives it. */
function run(source: string): unknown {
  const { code, fault } = compileWxs(source);
  if (fault !== undefined) throw new Error(fault.message);
  const context = createContext({
    module: { exports: {} },
    getRegExp: (pattern: string, flags?: string) => new RegExp(pattern, flags),
    $constructorName: (value: unknown) => Object.prototype.toString.call(value).slice(8, -1),
  });
  return runInContext(`${code};module.exports`, context);
}

test('a constructor is the name of its type', () => {
  expect(run("module.exports = [[1].constructor, 'a'.constructor, ({}).b === undefined]")).toEqual([
    'Array',
    'String',
    true,
  ]);
  expect(
    run("var a = { b: [] }; module.exports = a.b.constructor === 'Array' && a['b']['constructor']"),
  ).toBe('Array');
});

test('patterns keep their backslashes', () => {
  expect(run("module.exports = getRegExp('^\\d+\\.\\w$', 'i').test('12.X')")).toBe(true);
});

test('requests lose their extension', () => {
  const { code, requests } = compileWxs("var a = require('./a.wxs');");
  expect(requests).toEqual(['./a.wxs']);
  expect(code).toBe('var a = require("./a");');
});

test.each(['let a = 1', 'var f = () => 1', 'var s = `a`', 'var a = b?.c', 'class A {}'])(
  '%s is refused, as on a phone',
  (source) => {
    expect(compileWxs(source).fault).toMatchObject({ line: 1 });
  },
);
