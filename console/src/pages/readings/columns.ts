import type { Reading } from '@/api/office';
import type { Column } from '@/ui/columns';
import { chineseMoment } from '@/words/dates';

import { operations, subjects, zh } from './zh';

// "booking/A0001" → "预约 A0001"; a matter is its number alone.
export function subjectName(subject: string): string {
  const [kind = '', id] = subject.split('/');
  return id !== undefined && subjects[kind] ? `${subjects[kind]} ${id}` : subject;
}

// A person of the console, or the key of another system.
export function readerName(key: string): string {
  return key.includes('/') ? subjectName(key) : zh.key(key);
}

export const columns: Column<Reading>[] = [
  { title: zh.at, text: (row) => chineseMoment(row.at), isMain: true },
  { title: zh.who, text: (row) => readerName(row.key) },
  { title: zh.what, text: (row) => operations[row.what] ?? row.what },
  { title: zh.subject, text: (row) => subjectName(row.subject),
    to: (row) => /^XF\d{4}-\d{6}$/.test(row.subject)
      ? { name: 'matter', params: { number: row.subject } } : null },
];
