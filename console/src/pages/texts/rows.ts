// The list of texts: what is asked for by the address, groups with how many there are of each, and
// the rows that are shown.
import type { TextGroup, TextLine, TextList, TextState } from '@/api/texts';
import type { Tone } from '@/ui/columns';

import { list as zh } from './zh';

export interface Counted extends TextGroup { count: number }
export interface Readers { to: string; groups: Counted[] }

// A few screens; the rest is told by number.
export const kRowsMax = 150;

export function stateOf(word: string): TextState | undefined {
  return word === 'open' || word === 'submitted' || word === 'changed' ? word : undefined;
}

// Those who read them in the order of their first groups. Where something is looked for, a group
// without any is left out, but for the one that is shown.
export function byReaders({ items, groups }: TextList, isLooking: boolean, shown: string): Readers[] {
  const counts = new Map<string, number>();
  for (const { group } of items) counts.set(group, (counts.get(group) ?? 0) + 1);
  const all = new Map<string, Counted[]>();
  for (const group of groups) {
    const count = counts.get(group.name) ?? 0;
    if (isLooking && count === 0 && group.name !== shown) continue;
    all.set(group.to, [...all.get(group.to) ?? [], { ...group, count }]);
  }
  return [...all].map(([to, mine]) => ({ to, groups: mine }));
}

// Of one group; of all when something is looked for. Without either, of the first one.
export function groupShown(asked: string, isLooking: boolean, groups: TextGroup[]): string {
  if (groups.some(({ name }) => name === asked)) return asked;
  return isLooking ? '' : groups[0]?.name ?? '';
}

// The page of a text: "notice.acceptance" is texts/notice/acceptance.
export const pageOf = (key: string) => ({ name: 'text', params: { parts: key.split('.') } });
export const keyOf = (parts: string | string[] | undefined): string => [parts ?? ''].flat().join('.');

export function rowsOf(items: TextLine[], group: string): TextLine[] {
  return group === '' ? items : items.filter((one) => one.group === group);
}

export function markOf(line: TextLine): { text: string; tone: Tone } | null {
  const by = line.open_by ?? '';
  if (line.open_state === 'submitted') return { text: zh.waiting(by), tone: 'warning' };
  if (line.open_state === 'draft') return { text: zh.writing(by), tone: 'primary' };
  return line.is_changed ? { text: zh.changed, tone: 'success' } : null;
}

export function emptyText(q: string, state: TextState | undefined): string {
  if (q) return zh.empty.search(q);
  return state ? zh.empty[state] : zh.empty.group;
}
