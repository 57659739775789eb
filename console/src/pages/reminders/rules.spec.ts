import { describe, expect, it } from 'vitest';

import type { Rule, RuleChange } from '@/api/rules';

import { alsoOf, changeLine, grouped, whenOf, whomOf } from './rules';

const rule = (more: Partial<Rule>): Rule => ({ key: 'T', anchor: 'safe', offset: 0, unit: 'working',
  sensitive_offset: null, whom: ['handler'], also: [], urgent_only: false, asks_in_time: false,
  repeats: '', ...more });

const change = (more: Partial<RuleChange>): RuleChange => ({ clock: 'conclude', title: '办结',
  was: null, is: null, key: '', was_text: '', is_text: '', ...more });

describe('a rule of reminding in words', () => {
  it('says the day by what it counts from', () => {
    expect(whenOf(rule({}))).toBe('最后一个工作日当天');
    expect(whenOf(rule({ offset: -3 }))).toBe('最后一个工作日前3个工作日');
    expect(whenOf(rule({ offset: -7, unit: 'natural' }))).toBe('最后一个工作日前7天');
    expect(whenOf(rule({ anchor: 'due' }))).toBe('期限的最后一天');
    expect(whenOf(rule({ anchor: 'due', offset: 1 }))).toBe('逾期1个工作日');
    expect(whenOf(rule({ anchor: 'start', urgent_only: true }))).toBe('开始的当天（紧急件才催）');
  });

  it('says when attention moves it, and what it asks', () => {
    expect(whenOf(rule({ offset: -3, sensitive_offset: -5 })))
      .toBe('最后一个工作日前3个工作日（重点时期改为前5个工作日）');
    expect(whenOf(rule({ offset: -7, asks_in_time: true }))).toContain('问能不能按时办结');
  });

  it('names people and lists, and nobody where there is nobody', () => {
    expect(whomOf(rule({ whom: ['handler', 'leader'] }))).toBe('承办人、分管领导');
    expect(whomOf(rule({ whom: [] }))).toBe('不催人');
    expect(alsoOf(rule({ also: ['bulletin'] }))).toBe('起草逾期通报');
  });

  it('tells clocks with the same steps together', () => {
    const steps = [rule({})];
    const told = grouped([{ clock: 'a', title: '转送', steps }, { clock: 'b', title: '告知', steps },
      { clock: 'c', title: '办结', steps: [rule({ offset: -1 })] }]);
    expect(told.map(({ titles }) => titles)).toEqual(['转送、告知', '办结']);
  });

  it('tells a difference in a line', () => {
    expect(changeLine(change({ was: rule({}), is: rule({ whom: ['handler', 'leader'] }) })))
      .toBe('办结，最后一个工作日当天：承办人 → 承办人、分管领导');
    expect(changeLine(change({ is: rule({}) }))).toBe('办结，最后一个工作日当天：新加，催承办人');
    expect(changeLine(change({ was: rule({}) }))).toBe('办结，最后一个工作日当天：去掉，不再催承办人');
    expect(changeLine(change({ key: 'digest_at', was_text: '"08:40"', is_text: '"09:10"' })))
      .toBe('每天几点发汇总：08:40 → 09:10');
    expect(changeLine(change({ key: 'moved', was_text: '{}', is_text: '{"whom":[]}' })))
      .toBe('期限变了告诉谁：改了');
  });

  it('tells key periods and topics in words', () => {
    const none = JSON.stringify({ periods: [], topics: [], cases: [] });
    const some = JSON.stringify({ topics: ['拖欠工资'], cases: ['XF2026-000001'],
      periods: [{ name: '国庆', from: '2026-10-01', to: '2026-10-07' }] });
    expect(changeLine(change({ key: 'sensitive', was_text: none, is_text: some })))
      .toBe('重点时期和重点问题：没有 → 国庆（2026-10-01至2026-10-07）；重点问题：拖欠工资；重点信访件：XF2026-000001');
  });
});
