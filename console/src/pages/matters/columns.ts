import type { Case, CaseState } from '@/api/cases';
import { can } from '@/api/session';
import type { Column, Tone } from '@/ui/columns';
import { chineseDate, dayAfter, daysLeft } from '@/words/dates';

import { zh } from './zh';

const kTones: Partial<Record<CaseState, Tone>> = {
  registered: 'warning', transferred_in: 'warning', in_progress: 'primary', accepted: 'primary',
  review: 'primary', rereview: 'primary', concluded: 'success', served: 'success',
};

type Due = Pick<Case, 'due' | 'due_title' | 'days_left'>;

// What an authority must meet first, and how long it has for it.
export function dueText(row: Due): string {
  if (row.due === null || row.days_left === null) return '—';
  return `${row.due_title ?? ''} ${chineseDate(row.due)}（${daysLeft(row.days_left)}）`.trim();
}

export function dueTone(row: Due): Tone | null {
  if (row.days_left === null) return null;
  if (row.days_left < 0) return 'danger';
  return row.days_left <= 7 ? 'warning' : null;
}

export const columns: Column<Case>[] = [
  { title: zh.number, text: (row) => row.number, isMain: true,
    to: (row) => can('cases:read') ? { name: 'matter', params: { number: row.number } } : null },
  { title: zh.state, text: (row) => row.state_title, tone: (row) => kTones[row.state] ?? 'info' },
  { title: zh.due, text: dueText, tone: dueTone },
  { title: zh.unit, text: (row) => row.unit },
  { title: zh.handler, text: (row) => row.handler },
];

// What people type of a number, as the program names it; null: it is none.
export function caseNumber(typed: string): string | null {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/\s/g, '');
  const found = /^(?:XF)?(\d{4})-?(\d{6})$/.exec(plain);
  return found ? `XF${found[1]}-${found[2]}` : null;
}

const kFarDays = 3650;

// Until which day a choice of the list looks; null: it does not go by days.
export function dueBy(choice: string, today: string): string | null {
  if (choice === 'late') return dayAfter(today, -1);
  return choice === 'due' ? dayAfter(today, kFarDays) : null;
}
