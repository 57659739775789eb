// An entry of the ledger as lines: its fields under their Chinese names.
import type { CaseEvent } from '@/api/cases';
import { chineseDate } from '@/words/dates';

import { choiceNames, fieldNames } from './fields';

const kOfEntry = new Set(['entry', 'title', 'event', 'date', 'by', 'as', 'recorded_at', 'number']);

export interface Line { name: string; text: string }

function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string')
    return /^\d{4}-\d\d-\d\d$/.test(value) ? chineseDate(value) : choiceNames[value] ?? value;
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join('、');
  if (typeof value === 'object' && value !== null)
    return Object.values(value).map(textOf).filter(Boolean).join('，');
  return '';
}

export function linesOf(event: CaseEvent): Line[] {
  const lines: Line[] = [];
  for (const [key, value] of Object.entries(event)) {
    if (kOfEntry.has(key)) continue;
    const text = textOf(value);
    if (text) lines.push({ name: fieldNames[key] ?? key, text });
  }
  return lines;
}
