import { can } from '@/api/session';
import type { Booking, ReceptionChange, ReceptionDay, ReceptionTold } from '@/api/visits';
import { stateNames, stateTones } from '@/pages/messages/zh';
import type { Column } from '@/ui/columns';

import { change, checkIn, zh } from './zh';

// A key that may not read names is told the telephone's last digits alone.
export const columns: Column<Booking>[] = [
  { title: zh.time, text: (row) => row.time },
  { title: zh.number, text: (row) => row.number, isMain: true },
  { title: zh.name, text: (row) => row.name ?? '' },
  { title: zh.phone, text: (row) => row.phone ?? (row.phone_last4 ? `尾号${row.phone_last4}` : '') },
  { title: zh.people, text: (row) => String(row.people), isNumber: true },
  { title: zh.matter, text: (row) => row.matter ?? '' },
  { title: zh.come, tone: (row) => row.arrived_at ? 'success' : 'info',
    text: (row) => row.arrived_at ? `${checkIn.arrived} ${row.arrived_at.slice(11, 16)}` : checkIn.notYet },
];

// What is done to a reception day.
export type DayAct = 'move' | 'cancel' | 'back';

export function freeSeats(day: ReceptionDay): number {
  return day.times.reduce((sum, time) => sum + time.free, 0);
}

// The message is told of by its state; its page is for who may read words.
export const toldColumns: Column<ReceptionTold>[] = [
  { title: change.booking, text: (row) => row.booking, isMain: true },
  { title: change.newTime, text: (row) => row.time },
  { title: change.state, text: (row) => row.state ? stateNames[row.state] : change.notTold,
    tone: (row) => row.state ? stateTones[row.state] : 'danger' },
  { title: change.message, text: (row) => row.message ? String(row.message) : '',
    to: (row) => row.message && can('messages:text')
      ? { name: 'message', params: { id: String(row.message) } } : null },
];

const kTroubled = ['failed', 'blocked', 'expired', 'parked', 'unknown', 'held', 'kept_back'];
export function howTold({ told }: Pick<ReceptionChange, 'told'>): string {
  if (told.length === 0) return change.toldNobody;
  const of = (states: string[]): number =>
    told.filter((one) => states.includes(one.state ?? 'failed')).length;
  return change.told(told.length, of(['delivered']), of(kTroubled));
}
