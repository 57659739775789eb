import type { ChangedDay, MovedDeadline, ReceptionShift } from '@/api/calendar';
import { can } from '@/api/session';
import type { Column } from '@/ui/columns';
import { chineseDate } from '@/words/dates';

import { seen as zh, zh as page } from './zh';
import type { Holiday } from './year';

export const personName = (who: string): string => zh.people[who] ?? who;

export const holidayColumns: Column<Holiday>[] = [
  { title: page.holiday, text: (row) => row.name, isMain: true },
  { title: page.daysOff, text: (row) => row.off },
  { title: page.daysAtWork, text: (row) => row.works },
];
export const changedColumns: Column<ChangedDay>[] = [
  { title: zh.day, text: (row) => chineseDate(row.date), isMain: true },
  { title: zh.was, text: (row) => zh.kinds[row.was] ?? row.was },
  { title: zh.is, text: (row) => (zh.kinds[row.is] ?? row.is) + (row.name ? `（${row.name}）` : '') },
];
export const movedColumns: Column<MovedDeadline>[] = [
  { title: zh.case, text: (row) => row.case, isMain: true,
    to: (row) => can('cases:read') ? { name: 'matter', params: { number: row.case } } : null },
  { title: zh.clock, text: (row) => row.title },
  { title: zh.from, text: (row) => chineseDate(row.from) },
  { title: zh.to, text: (row) => chineseDate(row.to) },
  { title: zh.told, text: (row) => row.told.map(personName).join('、') },
];
export const shiftColumns: Column<ReceptionShift>[] = [
  { title: zh.office, text: (row) => row.office_name, isMain: true },
  { title: zh.from, text: (row) => chineseDate(row.from) },
  { title: zh.to, text: (row) => chineseDate(row.to) },
  { title: zh.booked, text: (row) => zh.bookedCount(row.booked), isNumber: true },
];
