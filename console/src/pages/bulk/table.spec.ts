import { describe, expect, it } from 'vitest';

import { plainProblem, Refusal } from '@/api/problem';

import { byRows, recipientsOf } from './table';

const kVariables = ['日期', '时间'];

describe('recipients out of a table', () => {
  it('have the values of the columns that the text knows, and the row they stand in', () => {
    const table = '\uFEFF姓名,手机号,日期,备注,时间\r\n沈小满,13900001001,周五,老人,9:00\r\n\r\n'
      + '王小满,139 0000 1002,"12月4日,周五",,\r\n';
    expect(recipientsOf(table, kVariables)).toEqual({
      each: [
        { phone: '13900001001', values: [{ name: '日期', value: '周五' }, { name: '时间', value: '9:00' }] },
        { phone: '139 0000 1002', values: [{ name: '日期', value: '12月4日,周五' }] },
      ],
      rows: [2, 4], unused: ['备注'], fault: '',
    });
  });
  it('are read as a spreadsheet puts them on the clipboard', () => {
    expect(recipientsOf('手机\t日期\n13900001001\t周五', kVariables).each).toEqual(
      [{ phone: '13900001001', values: [{ name: '日期', value: '周五' }] }]);
    expect(recipientsOf('手机号\n13900001001\n13900001002', kVariables).rows).toEqual([2, 3]);
  });
  it('take the name where the text says it', () => {
    expect(recipientsOf('手机号,姓名\n13900001001,沈小满', ['姓名'])).toMatchObject(
      { each: [{ values: [{ name: '姓名', value: '沈小满' }] }], unused: [] });
  });
  it('are none where the table has no telephones, no rows, or a quote that never ends', () => {
    expect(recipientsOf('姓名,日期\n沈小满,周五', kVariables).fault).toBe('phone');
    expect(recipientsOf(' \n', kVariables).fault).toBe('empty');
    expect(recipientsOf('手机号,日期\n', kVariables).fault).toBe('empty');
    expect(recipientsOf('手机号,日期\n13900001001,"周五\n', kVariables).fault).toBe('quote');
  });
  it('are refused by the row of the table', () => {
    const one = (code: string, where: string) => ({ code, where, detail: '少了日期', remedy: '' });
    const refusal = new Refusal({ ...plainProblem(422), errors: [
      one('phone.length', 'body: recipients.each[1].phone'),
      one('bulk.value_missing', 'body: recipients.each[0].phone'), one('bulk.text', 'text_key')] });
    const told = byRows(refusal, [2, 4]) as Refusal;
    expect(told.problem.errors?.map(({ where }) => where)).toEqual(
      ['表格:4: 手机号', '表格:2', 'text_key']);
    const alone = new Refusal({ ...plainProblem(422), where: 'recipients.each[0]' });
    expect((byRows(alone, [2]) as Refusal).problem.errors?.[0]?.where).toBe('表格:2');
    expect(byRows('else', [2])).toBe('else');
  });
});
