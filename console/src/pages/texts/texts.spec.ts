import { describe, expect, it } from 'vitest';

import type { TextGroup, TextLine, TextVariable } from '@/api/texts';

import { changesBetween } from './difference';
import { onCondition, saying } from './insert';
import { offersAt } from './offers';
import { besides, missingIn, missedBraces, offsetOf, piecesOf, placeOf, saidIn, wordingOf } from './pieces';
import { byReaders, emptyText, groupShown, keyOf, markOf, pageOf, rowsOf } from './rows';

const variable = (name: string, kind = '文字', is_needed = false): TextVariable =>
  ({ name, kind, is_needed });
const named = variable('姓名');
const due = variable('期限', '日期', true);
const papers = variable('清单', '列表', true);

describe('a text taken apart', () => {
  it.each([
    ['您好，{姓名}！', [['words', '您好，'], ['variable', '{姓名}'], ['words', '！']]],
    ['{如果 期限}到{期限}{完}', [['tag', '{如果 期限}'], ['words', '到'], ['variable', '{期限}'], ['tag', '{完}']]],
    ['{{姓名}}', [['words', '{{姓名}}']]],
    ['还没写完{姓', [['words', '还没写完{姓']]],
    ['', []],
  ])('%s', (text, pieces) => {
    expect(piecesOf(text).map(({ kind, text: part }) => [kind, part])).toEqual(pieces);
    expect(piecesOf(text).map((one) => one.text).join('')).toBe(text);
  });

  it('says a variable where it stands, not where it is asked for', () => {
    expect([...saidIn('{姓名}{如果 期限}快了{完}{每个 一项 在 清单}{一项}{完}')])
      .toEqual(['姓名', '清单', '一项']);
  });

  it('misses what must be said and is not', () => {
    expect(missingIn('您好', [named, due, papers])).toEqual(['期限', '清单']);
    expect(missingIn('{如果 期限}有期限{完}', [due])).toEqual(['期限']);
    expect(missingIn('{期限}{每个 份 在 清单}{份}{完}', [due, papers])).toEqual([]);
  });
});

it('a missing variable is told once, what else is wrong stays', () => {
  const fault = (code: string, remedy: string) => ({ code, where: 'a', detail: '', remedy });
  const open = fault('words.open', '请写上 {完}');
  const untold = fault('words.fact_dropped', '请写上 {姓名}');
  expect(besides(['期限'], [open, fault('words.fact_dropped', '请写上 {期限}'), untold])).toEqual([open, untold]);
});

it('braces of an input method around a variable are told', () => {
  expect(missedBraces('在｛姓名｝和｛别的｝、{期限}', [named, due])).toEqual(['姓名']);
});

describe('what is kept', () => {
  it('is no text where the words are those that the program came with', () => {
    expect(wordingOf('原来', '原来', '改回去')).toEqual({ note: '改回去' });
    expect(wordingOf('新的', '原来', '')).toEqual({ text: '新的', note: '' });
  });
});

describe('where a fault is', () => {
  it('is read from what the program says, and found in the text by characters', () => {
    const text = '一😀{x}\n二{名}';
    const at = (where: string): string | null => {
      const place = placeOf(where);
      return place && text.slice(offsetOf(text, place));
    };
    expect(at('a 第1行第3列')).toBe('{x}\n二{名}');
    expect(at('a 第2行第2列')).toBe('{名}');
    expect(at('a 第9行第9列')).toBe('');
    expect(at('a')).toBeNull();
  });
});

describe('a button', () => {
  it('puts in a variable, and goes through a list', () => {
    expect(saying(named).text).toBe('{姓名}');
    expect(saying(papers).text).toBe('{每个 一项 在 清单}· {一项}\n{完}');
  });

  it('sets what is selected under a condition, or selects words to be written over', () => {
    expect(onCondition('期限', '到{期限}').text).toBe('{如果 期限}到{期限}{完}');
    const { text, from, to } = onCondition('期限', '');
    expect(text.slice(from, to)).toBe('有期限时说的话');
  });
});

describe('what is offered as one types', () => {
  const titles = (text: string, caret = text.length): string[] | undefined =>
    offersAt(text, caret, [named, due])?.all.map((one) => one.title);

  it.each([
    ['您好{', ['姓名', '期限', '如果 姓名', '如果 期限']],
    ['您好｛', ['姓名', '期限', '如果 姓名', '如果 期限']], // as Chinese input methods write it
    ['{期', ['期限', '如果 期限']],
    ['{如', ['如果 姓名', '如果 期限']],
    ['{如果 期限}快了{', ['姓名', '期限', '否则', '完', '如果 姓名', '如果 期限']],
    ['{每个 份 在 清单}{', ['份', '姓名', '期限', '完', '如果 姓名', '如果 期限']],
    ['{{', undefined], ['{姓名}', undefined], ['{没有', undefined], ['您好', undefined], ['{\n', undefined],
  ])('after %s', (text, offered) => { expect(titles(text)).toEqual(offered); });

  it('is nothing within what is written already', () => {
    expect(titles('{姓名}您好', 2)).toBeUndefined();
    expect(titles('{，{姓名}您好', 1)).toEqual(['姓名', '期限', '如果 姓名', '如果 期限']);
  });

  it('takes the place of what was begun', () => {
    expect(offersAt('您好{姓，', 4, [named])).toMatchObject({ from: 2, to: 4 });
  });
});

describe('the difference of two texts', () => {
  const told = (before: string, after: string): string => changesBetween(before, after)
    .map(({ kind, text }) => ({ same: text, removed: `[-${text}]`, added: `[+${text}]` })[kind]).join('');

  it.each([
    ['一样', '一样', '一样'],
    ['', '新的', '[+新的]'],
    ['旧的', '', '[-旧的]'],
    ['您于{收到日期}反映', '您在{收到日期}反映', '您[-于][+在]{收到日期}反映'],
    ['请{姓名}来', '请{称呼}来', '请[-{姓名}][+{称呼}]来'], // a variable is one thing
    ['请于周五来办', '周一以前来办', '[-请于周五][+周一以前]来办'], // one sign that stayed is no help
    ['第一句。\n第二句。', '第一句。\n中间一句。\n第二句。', '第一句。\n[+中间一句。\n]第二句。'],
  ])('%s → %s', (before, after, difference) => { expect(told(before, after)).toBe(difference); });

  it('holds both texts, whatever they are', () => {
    const signs = ['您', '好', '{姓名}', '\n', 'a1', '，'];
    let seed = 1;
    const next = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const text = (): string => Array.from({ length: next(12) }, () => signs[next(signs.length)]).join('');
    for (let i = 0; i < 500; ++i) {
      const [before, after] = [text(), text()];
      const changes = changesBetween(before, after);
      const without = (kind: string): string =>
        changes.filter((one) => one.kind !== kind).map((one) => one.text).join('');
      expect([without('added'), without('removed')]).toEqual([before, after]);
    }
  });

  it('of two that are too long to be compared is all of what is not common at the ends', () => {
    const changes = changesBetween(`头${'甲'.repeat(3000)}尾`, `头${'乙'.repeat(3000)}尾`);
    expect(changes.map((one) => one.kind)).toEqual(['same', 'removed', 'added', 'same']);
  });
});

describe('the list', () => {
  const groups: TextGroup[] = [{ name: 'talk', title: '闲聊', to: 'citizen' },
    { name: 'desk', title: '窗口', to: 'staff' }, { name: 'when', title: '日期', to: 'citizen' }];
  const line = (group: string, more: Partial<TextLine> = {}): TextLine => ({
    key: `${group}.a`, title: `${group}·甲`, group, begins: '您好', is_changed: false, open_state: null, open_by: null, ...more });
  const items = [line('talk'), line('when'), line('talk')];

  it('counts each group, under who reads it', () => {
    const counted = (isLooking: boolean, shown: string) => byReaders({ items, groups }, isLooking, shown)
      .map(({ to, groups: mine }) => [to, mine.map((one) => `${one.name} ${one.count}`)]);
    expect(counted(false, '')).toEqual([['citizen', ['talk 2', 'when 1']], ['staff', ['desk 0']]]);
    expect(counted(true, '')).toEqual([['citizen', ['talk 2', 'when 1']]]);
    expect(counted(true, 'desk')).toEqual([['citizen', ['talk 2', 'when 1']], ['staff', ['desk 0']]]);
  });

  it.each([['when', false, 'when'], ['', false, 'talk'], ['', true, ''], ['gone', true, ''], ['when', true, 'when']])(
    'asked for group %s, looking for something %s: shows %s', (asked, isLooking, shown) => {
      expect(groupShown(asked, isLooking, groups)).toBe(shown);
    });

  it('leads to a page whose address is no file’s name, and back to the key', () => {
    const { params } = pageOf('book_visit.done.brief');
    expect(params.parts.join('/')).toBe('book_visit/done/brief');
    expect(keyOf(params.parts)).toBe('book_visit.done.brief');
  });

  it('shows the rows of a group, or all', () => {
    expect(rowsOf(items, 'talk')).toHaveLength(2);
    expect(rowsOf(items, '')).toHaveLength(3);
  });

  it('marks what is on its way before what was changed once', () => {
    const mark = (more: Partial<TextLine>): string | undefined => markOf(line('talk', more))?.text;
    expect(mark({ open_state: 'submitted', open_by: '叶青', is_changed: true })).toBe('叶青送审，待审核');
    expect(mark({ open_state: 'draft', open_by: '叶青' })).toBe('叶青在写');
    expect(mark({ is_changed: true })).toBe('改过');
    expect(mark({})).toBeUndefined();
  });

  it('says what to do when nothing is found', () => {
    expect(emptyText('路灯', 'open')).toContain('路灯');
    expect(emptyText('', 'submitted')).toContain('没有等着审核');
  });
});
