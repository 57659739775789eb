import type { ChannelSetting } from '@/api/channels';
import type { Column } from '@/ui/columns';

import { zh } from './zh';

export function valueOf(one: ChannelSetting): string {
  if (one.is_secret) return one.is_given ? zh.secretSet : zh.unset;
  if (one.value === '') return zh.unset;
  return one.value;
}

export const columns: Column<ChannelSetting>[] = [
  { title: zh.key, text: (row) => row.key, isMain: true },
  { title: zh.what, text: (row) => row.title },
  { title: zh.value, text: valueOf },
  { title: zh.from, text: (row) => row.is_given ? row.from : row.value ? zh.preset : '' },
];
