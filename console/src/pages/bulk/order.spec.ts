import { describe, expect, it } from 'vitest';

import { emptyForm, listed, orderOf } from './order';

describe('a sending to many', () => {
  it('takes numbers as they are pasted', () => {
    expect(listed('13900001001\n13900001002，13900001003、 13900001004\t;')).toEqual(
      ['13900001001', '13900001002', '13900001003', '13900001004']);
    expect(listed(' \n')).toEqual([]);
  });
  it('of words has no text, and of a text no words', () => {
    const form = { ...emptyForm(), words: '放假', phones: '13900001001', perMinute: 20 };
    expect(orderOf(form)).toEqual(
      { text: '放假', per_minute: 20, recipients: { phones: ['13900001001'] } });
    expect(orderOf({ ...form, kind: 'text', textKey: 'bind.sms', values: { 电话: ' 12345 ', 单位: '' },
      whom: 'day', day: '2026-12-15', until: '2026-12-16' })).toEqual({
      text_key: 'bind.sms', values: [{ name: '电话', value: '12345' }], per_minute: 20,
      until: '2026-12-16', recipients: { day: '2026-12-15' } });
    const each = [{ phone: '13900001001', values: [] }];
    expect(orderOf({ ...form, whom: 'table' }, each).recipients).toEqual({ each });
  });
});
