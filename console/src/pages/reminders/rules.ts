// The rules of reminding in words. Clocks with the same steps are told together.
import type { Rule, RuleChange, Rules, RulesDocument } from '@/api/rules';

import { also, attention, settings, whom, zh } from './zh';

const unitOf = (rule: Rule): string => rule.unit === 'working' ? '个工作日' : '天';
const people = (keys: string[]): string => keys.map((key) => whom[key] ?? key).join('、');

// `offset`: as the rule says it, or as it is while attention is raised.
function day(rule: Rule, offset: number): string {
  const by = `${Math.abs(offset)}${unitOf(rule)}`;
  if (rule.anchor === 'start') return offset === 0 ? '开始的当天' : `开始后${by}`;
  if (rule.anchor === 'safe')
    return offset === 0 ? '最后一个工作日当天' : `最后一个工作日前${by}`;
  return offset === 0 ? '期限的最后一天' : `逾期${by}`;
}

export function whenOf(rule: Rule): string {
  const notes = [
    ...(rule.urgent_only ? ['紧急件才催'] : []),
    ...(rule.asks_in_time ? ['问能不能按时办结'] : []),
    ...(rule.repeats ? ['没回“已知”就再催一次'] : []),
    ...(rule.sensitive_offset === null ? []
      : [`重点时期改为${day(rule, rule.sensitive_offset).replace('最后一个工作日', '')}`]),
  ];
  return day(rule, rule.offset) + (notes.length > 0 ? `（${notes.join('；')}）` : '');
}

export const whomOf = (rule: Rule): string => people(rule.whom) || zh.nobody;
export const alsoOf = (rule: Rule): string => rule.also.map((key) => also[key] ?? key).join('、');

export interface Group { titles: string; steps: Rule[] }

export function grouped(clocks: Rules['clocks']): Group[] {
  const groups = new Map<string, { titles: string[]; steps: Rule[] }>();
  for (const { title, steps } of clocks) {
    const same = JSON.stringify(steps);
    const group = groups.get(same) ?? { titles: [], steps };
    if (!group.titles.includes(title)) group.titles.push(title);
    groups.set(same, group);
  }
  return [...groups.values()].map(({ titles, steps }) => ({ titles: titles.join('、'), steps }));
}

export function customsOf(rules: Rules): string[] {
  const names = rules.sensitive_periods.map(({ name, from, until }) => `${name}（${from}至${until}）`);
  return [
    zh.quiet(rules.day_begins, rules.day_ends),
    zh.digest(rules.digest_at),
    zh.alone(rules.alone_max),
    zh.progress(rules.progress_days),
    zh.coUnits(rules.co_unit_days),
    ...(rules.moved_whom.length > 0 ? [zh.moved(people(rules.moved_whom))] : []),
    ...(names.length > 0 ? [zh.sensitive(names.join('、'))] : []),
    ...(rules.sensitive_topics.length > 0 ? [zh.topics(rules.sensitive_topics.join('、'))] : []),
  ];
}

const inWords = (rule: Rule): string =>
  [whomOf(rule), alsoOf(rule)].filter(Boolean).join('，并');

function attentionText({ periods, topics, cases }: RulesDocument['sensitive']): string {
  const all = [
    ...periods.map(({ name, from, to }) => `${name}（${from}至${to}）`),
    ...(topics.length > 0 ? [attention.ofTopics(topics.join('、'))] : []),
    ...(cases.length > 0 ? [attention.ofCases(cases.join('、'))] : []),
  ];
  return all.length > 0 ? all.join('；') : attention.none;
}

// A setting as the document writes it: text, a number, or lists that are not for reading.
function settingText(key: string, text: string): string {
  if (key === 'sensitive') return attentionText(JSON.parse(text) as RulesDocument['sensitive']);
  return /^[[{]/.test(text) ? '' : text.replaceAll('"', '');
}

// One difference in a line.
export function changeLine(change: RuleChange): string {
  if (change.key) {
    const [was, is] = [settingText(change.key, change.was_text), settingText(change.key, change.is_text)];
    const name = settings[change.key] ?? change.key;
    return was && is ? zh.becomes(name, was, is) : zh.isOther(name);
  }
  const rule = change.is ?? change.was;
  if (!rule) return '';
  const name = `${change.title}，${whenOf(rule)}`;
  if (!change.was) return zh.added(name, inWords(rule));
  if (!change.is) return zh.dropped(name, inWords(rule));
  if (inWords(change.was) === inWords(change.is)) return zh.isOther(name);
  return zh.becomes(name, inWords(change.was), inWords(change.is));
}
