// Example sentences as a person reads and changes them: by what they mean.
import type { Example, Heard, Intent } from '@/api/examples';

import { bands, by, risks, zh } from './zh';

export interface Group { key: string; title: string; texts: string[] }

// In the order of the intents; of those without a sentence nothing is said.
export function grouped(examples: Example[], intents: Intent[]): Group[] {
  return intents
    .map(({ key, title }) => ({ key, title,
      texts: examples.filter(({ intent }) => intent === key).map(({ text }) => text) }))
    .filter(({ texts }) => texts.length > 0);
}

export const titleOf = (key: string, intents: Intent[]): string =>
  intents.find((intent) => intent.key === key)?.title ?? key;

const isOne = (one: Example) => (other: Example): boolean =>
  one.intent === other.intent && one.text === other.text;

// With it behind; twice the same stays once.
export const withOne = (examples: Example[], one: Example): Example[] =>
  examples.some(isOne(one)) ? examples : [...examples, one];
export const withoutOne = (examples: Example[], one: Example): Example[] =>
  examples.filter((other) => !isOne(one)(other));

export const isSame = (some: Example[], others: Example[]): boolean =>
  some.length === others.length && some.every((one) => others.some(isOne(one)));

// Lines of a text, each a sentence.
export const linesOf = (typed: string): string[] =>
  [...new Set(typed.split('\n').map((line) => line.trim()).filter(Boolean))];

const percent = (share: number): string => `${Math.round(share * 100)}%`;

// What was heard, in a sentence, and why.
export function heardLine(heard: Heard): string {
  if (heard.risk) return zh.risky(risks[heard.risk] ?? heard.risk);
  return zh.heard(heard.title, bands[heard.band] ?? heard.band, percent(heard.confidence));
}
export function whyLine(heard: Heard): string {
  if (heard.by === 'example') return zh.byExample(heard.example, percent(heard.likeness));
  return by[heard.by] ?? '';
}
export const othersLine = (heard: Heard): string =>
  heard.band === 'act' || heard.risk ? '' : heard.alternatives.slice(0, 2)
    .map(({ title, confidence }) => `${title}（${percent(confidence)}）`).join('、');
