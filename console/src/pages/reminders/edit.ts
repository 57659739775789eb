// The document of the rules while it is being worded anew: a step's day in its parts, and in the
// order that the program asks for.
import type { RulesDocument, RulesStep } from '@/api/rules';

export type Anchor = 'start' | 'T' | 'due';
export interface Day { anchor: Anchor; by: number; natural: boolean }

// "T-3", "T-7d", "due+1", "start"; before the last working day, or after the last day.
export function dayOf(at: string): Day {
  const parts = /^(start|T|due)(?:[-+](\d+)(d?))?$/.exec(at);
  if (!parts) return { anchor: 'T', by: 0, natural: false };
  return { anchor: parts[1] as Anchor, by: Number(parts[2] ?? 0), natural: parts[3] === 'd' };
}

export function atOf({ anchor, by, natural }: Day): string {
  if (anchor === 'start' || by === 0) return anchor;
  return `${anchor}${anchor === 'T' ? '-' : '+'}${by}${natural ? 'd' : ''}`;
}

// Only after the last day, and not in working days: the program counts repeats in natural ones.
export const mayRepeat = ({ anchor, by, natural }: Day): boolean =>
  anchor === 'due' && (natural || by === 0);

// What cannot stand with the new day goes.
export function moveTo(step: RulesStep, day: Day): void {
  const early = earlyOf(step);
  step.at = atOf(day);
  setEarly(step, day.anchor === 'T' ? early : 0);
  if (!mayRepeat(day)) setRepeats(step, 0, 0);
}

// Said again each so many days, so many times; 0: not at all.
export function setRepeats(step: RulesStep, every: number, times: number): void {
  delete step.repeat_days;
  delete step.repeats;
  if (every > 0 && times > 0) Object.assign(step, { repeat_days: every, repeats: times });
}

// By how many days before the last working day it comes while attention is raised; 0: as always.
export const earlyOf = (step: RulesStep): number => step.sensitive ? dayOf(step.sensitive).by : 0;
export function setEarly(step: RulesStep, by: number): void {
  delete step.sensitive;
  if (by > 0) step.sensitive = atOf({ anchor: 'T', by, natural: dayOf(step.at).natural });
}

export const linesOf = (text: string): string[] =>
  [...new Set(text.split('\n').map((line) => line.trim()).filter(Boolean))];

const kRank: Record<Anchor, number> = { start: 0, T: 1, due: 2 };
function rank(step: RulesStep): number {
  const { anchor, by } = dayOf(step.at);
  return kRank[anchor] * 1000 + (anchor === 'T' ? -by : by);
}

const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

// To be filled in: what it was made from stays as it is.
export const editable = (document: RulesDocument): RulesDocument => copyOf(document);

export function ready(document: RulesDocument): RulesDocument {
  const made = copyOf(document);
  for (const row of made.clocks) row.steps.sort((one, other) => rank(one) - rank(other));
  return made;
}

export const titlesOf = (row: RulesDocument['clocks'][number]): string =>
  [...new Set(Object.values(row.clocks).map(String))].join('、');

// Each clock of that row in a row of its own.
export function apart(document: RulesDocument, at: number): void {
  const row = document.clocks[at];
  if (!row) return;
  document.clocks.splice(at, 1, ...Object.entries(row.clocks)
    .map(([clock, title]) => ({ clocks: { [clock]: title }, steps: copyOf(row.steps) })));
}

export const freshStep = (): RulesStep => ({ at: 'T-2', whom: ['handler'] });
