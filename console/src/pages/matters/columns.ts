import type { Case, CaseState } from '@/api/cases';
import type { Column, Tone } from '@/ui/columns';
import { chineseDate } from '@/words/dates';

import { zh } from './zh';

const kTones: Partial<Record<CaseState, Tone>> = {
  registered: 'warning', transferred_in: 'warning', in_progress: 'primary', accepted: 'primary',
  review: 'primary', rereview: 'primary', concluded: 'success', served: 'success',
};

export const columns: Column<Case>[] = [
  { title: zh.number, text: (row) => row.number, isMain: true,
    to: (row) => ({ name: 'matter', params: { number: row.number } }) },
  { title: zh.state, text: (row) => row.state_title, tone: (row) => kTones[row.state] ?? 'info' },
  { title: zh.since, text: (row) => chineseDate(row.state_since) },
  { title: zh.unit, text: (row) => row.unit },
  { title: zh.handler, text: (row) => row.handler },
];

// What people type of a number, as the program names it; null: it is none.
export function caseNumber(typed: string): string | null {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/\s/g, '');
  const found = /^(?:XF)?(\d{4})-?(\d{6})$/.exec(plain);
  return found ? `XF${found[1]}-${found[2]}` : null;
}
