import type { Key } from '@/api/keys';
import type { Column } from '@/ui/columns';
import { chineseDate, chineseMoment } from '@/words/dates';

import { madeBy, modeNames, stateNames, stateTones, wordsOf, zh } from './zh';

// The last day on which it is good: it ends with the midnight after it.
function lastDay(moment: string): string {
  return chineseDate(new Date(new Date(moment).getTime() + 8 * 3_600_000 - 1).toISOString());
}

export const columns: Column<Key>[] = [
  { title: zh.name, text: (row) => row.name, isMain: true },
  { title: zh.mode, text: (row) => modeNames[row.mode],
    tone: (row) => row.mode === 'live' ? 'primary' : 'info' },
  { title: zh.kind, text: (row) => row.kind_title || wordsOf(row.scopes) },
  { title: zh.state, text: (row) => row.state === 'waiting'
    ? zh.waitsFor(wordsOf(row.beyond)) : stateNames[row.state] ?? row.state,
  tone: (row) => stateTones[row.state] ?? 'info' },
  { title: zh.made, text: (row) => `${madeBy(row)} ${chineseDate(row.created_at)}` },
  { title: zh.used, text: (row) => row.used_at ? chineseMoment(row.used_at) : zh.never },
  { title: zh.endsAt, text: (row) => row.ends_at ? lastDay(row.ends_at) : zh.noEnd, isMinor: true },
];
