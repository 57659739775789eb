import { describe, expect, it } from 'vitest';

import { begun, draftOf, mappingOf, parametersIn } from './templates';

const variables = [
  { name: '单位', kind: '文字', is_needed: false }, { name: '验证码', kind: '文字', is_needed: true },
];
const record = {
  id: 3, account: 'ali', code: 'SMS_1', state: 'approved' as const, words: '码${code}',
  mapping: [{ parameter: 'code', variable: '验证码' }], note: '', by: '方晴', at: '2026-11-24T09:00:00+08:00',
};

describe('a template of a provider', () => {
  it('begins with the text in the provider’s marks', () => {
    expect(begun('{单位}：码{验证码}，{验证码}', variables, true)).toEqual({
      words: '${v1}：码${v2}，${v2}', fills: { v1: '单位', v2: '验证码' },
    });
    expect(begun('码{验证码}', variables, false)).toEqual({ words: '码{1}', fills: { 1: '验证码' } });
  });
  it('has each parameter once, numbers in their order', () => {
    expect(parametersIn('${b}${a}${b}{1}', true)).toEqual(['b', 'a']);
    expect(parametersIn('{10}{2}{1}{2}', false)).toEqual(['1', '2', '10']);
  });
  it('that was approved is handed in anew when it is changed', () => {
    expect(draftOf(record)).toMatchObject({ state: 'pending', code: 'SMS_1', fills: { code: '验证码' } });
    expect(draftOf({ ...record, state: 'refused', note: '含链接' })).toMatchObject({
      state: 'refused', note: '含链接',
    });
    expect(draftOf(null)).toMatchObject({ state: 'pending', words: '' });
  });
  it('sends what fills a parameter that is there, and nothing else', () => {
    expect(mappingOf(['a', 'b'], { a: '单位', c: '验证码' })).toEqual([{ parameter: 'a', variable: '单位' }]);
  });
});
