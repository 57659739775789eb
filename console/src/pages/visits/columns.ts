import type { Booking, ReceptionDay } from '@/api/visits';
import type { Column } from '@/ui/columns';

import { zh } from './zh';

// A key that may not read names is told the telephone's last digits alone.
export const columns: Column<Booking>[] = [
  { title: zh.time, text: (row) => row.time },
  { title: zh.number, text: (row) => row.number, isMain: true },
  { title: zh.name, text: (row) => row.name ?? '' },
  { title: zh.phone, text: (row) => row.phone ?? (row.phone_last4 ? `尾号${row.phone_last4}` : '') },
  { title: zh.people, text: (row) => String(row.people), isNumber: true },
  { title: zh.matter, text: (row) => row.matter ?? '' },
];

export function freeSeats(day: ReceptionDay): number {
  return day.times.reduce((sum, time) => sum + time.free, 0);
}
