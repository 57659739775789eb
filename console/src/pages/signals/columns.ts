import type { Signal, SignalState } from '@/api/signals';
import type { Column } from '@/ui/columns';
import { chineseMoment } from '@/words/dates';

import { kindName, stateNames, stateTones, zh } from './zh';

export const stateOf = (row: Pick<Signal, 'state'>): SignalState =>
  row.state === 'taken' || row.state === 'ended' ? row.state : 'open';

// Who sees to it, or saw to it.
export function whoOf(row: Signal): string {
  if (row.state === 'ended') return row.ended_by;
  if (row.state === 'open') return zh.nobody;
  return row.taken_by || zh.servicer;
}

export const columns: Column<Signal>[] = [
  { title: zh.kind, text: (row) => kindName(row.kind), isMain: true,
    to: (row) => ({ name: 'signals', params: { id: String(row.id) } }) },
  { title: zh.state, text: (row) => stateNames[stateOf(row)], tone: (row) => stateTones[stateOf(row)] },
  { title: zh.at, text: (row) => chineseMoment(row.raised_at) },
  { title: zh.times, text: (row) => String(row.times), isNumber: true },
  { title: zh.people, text: (row) => row.people > 0 ? String(row.people) : '', isNumber: true },
  { title: zh.about, text: (row) => row.case_number,
    to: (row) => row.case_number ? { name: 'matter', params: { number: row.case_number } } : null },
  { title: zh.who, text: whoOf },
];
