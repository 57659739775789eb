import { describe, expect, it } from 'vitest';

import { faultLines, messageOf, Offline, problemOf, Refusal } from './problem';

describe('what is shown of a refusal', () => {
  it('is what the program says, and what to do', () => {
    const refusal = new Refusal(problemOf(422, { code: 'case.role', detail: '这个角色不能办结', remedy: '请由承办人办理' }));
    expect(messageOf(refusal)).toBe('这个角色不能办结。请由承办人办理。');
  });

  it('is a sentence also where something before the program answers', () => {
    for (const status of [401, 403, 404, 429, 500, 502]) {
      const said = messageOf(new Refusal(problemOf(status, '<html>nginx</html>')));
      expect(said).toMatch(/^[^a-z<]+。$/);
    }
  });

  it('names each of several faults', () => {
    const fault = (detail: string) => ({ code: 'x', where: 'y', detail, remedy: '' });
    expect(faultLines(problemOf(422, { code: 'many', detail: '有错', remedy: '', errors: [fault('一'), fault('二')] })))
      .toEqual(['一。', '二。']);
  });

  it('tells the line and words of what was pasted, and no field of the program', () => {
    const fault = (where: string) => ({ code: 'x', where, detail: '没有这一天', remedy: '' });
    expect(faultLines(problemOf(422, { code: 'many', detail: '有错', remedy: '',
      errors: [fault('第3行“2月30日”'), fault('body: text'), fault('表格:2: 姓名')] })))
      .toEqual(['第3行“2月30日”：没有这一天。', '没有这一天。', '第2行“姓名”：没有这一天。']);
  });

  it('never is the text of an error that is not ours', () => {
    expect(messageOf(new TypeError('undefined is not a function'))).not.toContain('undefined');
    expect(messageOf(new Offline())).toContain('网络');
  });
});
