// A list's columns as data: what stands in a cell, where it leads, how it is marked.
import type { RouteLocationRaw } from 'vue-router';

export type Tone = 'primary' | 'success' | 'warning' | 'danger' | 'info';

export interface Column<Row> {
  title: string;
  text: (row: Row) => string;
  to?: (row: Row) => RouteLocationRaw | null;
  tone?: (row: Row) => Tone | null; // shown as a mark of that colour
  isNumber?: boolean;
  isMinor?: boolean; // left out on a phone
  isMain?: boolean; // the row's name: its heading on a phone
}
