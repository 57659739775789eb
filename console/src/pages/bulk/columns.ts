import type { Bulk } from '@/api/office';
import type { Column, Tone } from '@/ui/columns';
import { chineseMoment } from '@/words/dates';

import { stateNames, zh } from './zh';

export const tones: Record<Bulk['state'], Tone> = {
  running: 'primary', paused: 'warning', done: 'success', stopped: 'info',
};
const shortened = (text: string): string => text.length > 40 ? `${text.slice(0, 40)}…` : text;
export const reached = (bulk: Bulk): number => bulk.counts.accepted + bulk.counts.delivered;
export const waiting = (bulk: Bulk): number =>
  bulk.counts.waiting + bulk.counts.queued + bulk.counts.held;

export const columns: Column<Bulk>[] = [
  { title: zh.id, text: (row) => String(row.id), isMain: true,
    to: (row) => ({ name: 'sending', params: { id: row.id } }) },
  { title: zh.words, text: (row) => shortened(row.text) },
  { title: zh.state, text: (row) => stateNames[row.state], tone: (row) => tones[row.state] },
  { title: zh.people, text: (row) => String(row.recipients), isNumber: true },
  { title: zh.reached, text: (row) => String(reached(row)), isNumber: true },
  { title: zh.at, text: (row) => chineseMoment(row.created_at) },
];
