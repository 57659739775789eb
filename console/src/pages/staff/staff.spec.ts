import { describe, expect, it } from 'vitest';

import { changesOf } from './columns';

const row = (more: object) =>
  ({ userid: 'a', name: '甲某', post: '科员', role: 'handler', unit: '', phone: null, ...more });

describe('a member of staff that a table changes', () => {
  it('is told by what is another one, and by nothing else', () => {
    expect(changesOf({ was: row({}), is: row({ post: '科长', role: 'section_head' }) }))
      .toEqual(['角色：承办人 → 科室负责人', '职务：科员 → 科长']);
    expect(changesOf({ was: row({ unit: '食品科' }), is: row({}) })).toEqual(['单位：食品科 → —']);
  });

  it('has another telephone when nothing that is shown differs', () => {
    expect(changesOf({ was: row({ phone: '139****1001' }), is: row({ phone: null }) }))
      .toEqual(['手机：139****1001 → —']);
    const masked = row({ phone: '139****1001' });
    expect(changesOf({ was: masked, is: masked })).toEqual(['手机：中间几位变了']);
  });
});
