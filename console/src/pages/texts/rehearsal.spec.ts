import { describe, expect, it } from 'vitest';

import { changesIn, turnsOf } from './rehearsal';

const kBefore = '  > 预约来访\n  < 请问您贵姓？\n    1 不办了\n  @ 2026-11-25 09:00\n  > 林小满　　（name）\n  < 记下了。\n';

describe('a rehearsed conversation', () => {
  it('is read turn by turn, with the lines that go on', () => {
    expect(turnsOf(kBefore)).toEqual([
      { isCitizen: true, text: '预约来访', faults: [] },
      { isCitizen: false, text: '请问您贵姓？\n1 不办了', faults: [] },
      { isCitizen: true, text: '林小满', faults: [] }, { isCitizen: false, text: '记下了。', faults: [] }]);
  });
  it('tells each answer that is another, with what it answers', () => {
    expect(changesIn(kBefore, kBefore)).toEqual([]);
    expect(changesIn(kBefore, kBefore.replace('记下了。', '好，记下了。'))).toEqual([
      { question: '林小满', before: '记下了。', after: '好，记下了。', faults: [] }]);
  });
  it('tells what is wrong now and was not', () => {
    const wrong = `${kBefore}  ✗ 第 41 行：不该说：身份证号\n`;
    expect(changesIn(kBefore, wrong)).toEqual([
      { question: '林小满', before: '记下了。', after: '记下了。', faults: ['不该说：身份证号'] }]);
    expect(changesIn(wrong, wrong)).toEqual([]);
  });
  it('tells what one of them has more', () => {
    expect(changesIn(kBefore, `${kBefore}  < 再见。\n`)).toEqual([
      { question: '林小满', before: '', after: '再见。', faults: [] }]);
  });
});
