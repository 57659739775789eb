import type { PromiseDay } from '@/api/office';
import type { Column } from '@/ui/columns';
import { chineseDate } from '@/words/dates';

import { zh } from './zh';

export const percent = (value: number | null): string => value === null ? '—' : `${value}%`;

export const columns: Column<PromiseDay>[] = [
  { title: zh.day, text: (row) => chineseDate(row.date), isMain: true },
  { title: zh.said, text: (row) => String(row.said), isNumber: true },
  { title: zh.two, text: (row) => percent(row.within_2s_percent), isNumber: true, isMinor: true },
  { title: zh.ten, text: (row) => percent(row.within_10s_percent), isNumber: true },
  { title: zh.arrived, text: (row) => percent(row.delivered_percent), isNumber: true, isMinor: true },
  { title: zh.failed, text: (row) => String(row.failed + row.parked), isNumber: true },
  { title: zh.unclear, text: (row) => String(row.unknown), isNumber: true, isMinor: true },
  { title: zh.late, text: (row) => String(row.overdue), isNumber: true, isMinor: true },
];
