import type { Reading } from '@/api/office';
import { can } from '@/api/session';
import type { Column } from '@/ui/columns';
import { chineseMoment } from '@/words/dates';

import { operations, subjects, zh } from './zh';

// "booking/A0001" → "预约 A0001"; a matter is its number alone.
export function subjectName(subject: string): string {
  const [kind = '', id] = subject.split('/');
  return id !== undefined && subjects[kind] ? `${subjects[kind]} ${id}` : subject;
}

// A person of the console, or another system by its key.
export function readerName({ key, by }: Pick<Reading, 'key' | 'by'>): string {
  if (key.includes('/')) return by || subjectName(key);
  return by ? `${by}（${zh.key(key)}）` : zh.key(key);
}

export const columns: Column<Reading>[] = [
  { title: zh.at, text: (row) => chineseMoment(row.at), isMain: true },
  { title: zh.who, text: (row) => readerName(row) },
  { title: zh.what, text: (row) => operations[row.what] ?? row.what },
  { title: zh.subject, text: (row) => subjectName(row.subject),
    to: (row) => can('cases:read') && /^XF\d{4}-\d{6}$/.test(row.subject)
      ? { name: 'matter', params: { number: row.subject } } : null },
];
