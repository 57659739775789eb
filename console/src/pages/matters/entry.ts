// What was filled into a form, as an entry for the ledger: only what was filled in.
import type { EventShape } from '@/api/events';

export type Filled = Record<string, string | string[] | boolean | undefined>;

export function entryOf(shape: EventShape, as: string, date: string, filled: Filled): object {
  const entry: Record<string, unknown> = { event: shape.name, as };
  if (date) entry['date'] = date;
  for (const field of shape.fields) {
    const value = filled[field.name];
    if (value === undefined || value === '' || value === false) continue;
    if (field.kind === 'whole') entry[field.name] = Number(value);
    else if (field.kind === 'texts' && typeof value === 'string')
      entry[field.name] = value.split(/[、，,;；\n]/).map((one) => one.trim()).filter(Boolean);
    else entry[field.name] = typeof value === 'string' ? value.trim() : value;
  }
  return entry;
}
