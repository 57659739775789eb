import { expect, it } from 'vitest';

import type { Heard, Intent } from '@/api/examples';

import { grouped, heardLine, isSame, linesOf, othersLine, whyLine, withOne, withoutOne } from './examples';

const intents: Intent[] = [
  { key: 'book_visit', title: '预约来访', is_taught: true },
  { key: 'thanks', title: '道谢', is_taught: true },
];
const ticket = { intent: 'book_visit', text: '我要打个条子' };
const heard: Heard = { intent: 'book_visit', title: '预约来访', confidence: 0.62, band: 'act', by: 'example',
  example: '我要打个条子', likeness: 0.81, risk: null,
  alternatives: [{ intent: 'thanks', title: '道谢', confidence: 0.2 }] };

it('groups sentences by what they mean, in the order of the meanings', () => {
  expect(grouped([{ intent: 'thanks', text: '劳为你' }, ticket], intents)).toEqual([
    { key: 'book_visit', title: '预约来访', texts: ['我要打个条子'] },
    { key: 'thanks', title: '道谢', texts: ['劳为你'] }]);
});

it('adds a sentence once, and takes away no other one', () => {
  expect(withOne([ticket], { ...ticket })).toEqual([ticket]);
  expect(withoutOne([ticket, { intent: 'thanks', text: ticket.text }], ticket))
    .toEqual([{ intent: 'thanks', text: ticket.text }]);
  expect(isSame([ticket], [{ ...ticket }])).toBe(true);
  expect(isSame([ticket], [])).toBe(false);
});

it('reads a sentence from each line', () => {
  expect(linesOf(' 打条子 \n\n排个签\n打条子')).toEqual(['打条子', '排个签']);
});

it('tells what was heard, how sure, and why', () => {
  expect(heardLine(heard)).toBe('听成“预约来访”，有把握，直接办（62%）');
  expect(whyLine(heard)).toBe('照例句“我要打个条子”，像81%');
  expect(othersLine(heard)).toBe('');
  expect(othersLine({ ...heard, band: 'offer' })).toBe('道谢（20%）');
  expect(heardLine({ ...heard, risk: 'self' })).toBe('听出警示：伤害自己。一律先按警示办');
});
