import type { StaffListed, StaffPreview, StaffRow } from '@/api/staff';
import type { Column } from '@/ui/columns';

import { roleNames, zh } from './zh';

const roleOf = (row: StaffRow): string => roleNames[row.role] ?? row.role;

export const columns: Column<StaffRow>[] = [
  { title: zh.name, text: (row) => row.name, isMain: true },
  { title: zh.userid, text: (row) => row.userid },
  { title: zh.role, text: roleOf },
  { title: zh.post, text: (row) => row.post },
  { title: zh.unit, text: (row) => row.unit },
  { title: zh.phone, text: (row) => row.phone ?? '' },
];

export const nowColumns: Column<StaffListed>[] = [
  ...columns,
  { title: zh.from, text: (row) => row.of_file ? zh.ofFileNow : zh.ofTable },
];

type Change = StaffPreview['changed'][number];

// What of a member is another one: "职务：科员 → 科长". Where nothing that is shown differs it is the
// hidden digits of his telephone.
export function changesOf({ was, is }: Change): string[] {
  const seen = columns.filter((column) => column.text(was) !== column.text(is))
    .map((column) => `${column.title}：${column.text(was) || '—'} → ${column.text(is) || '—'}`);
  return seen.length > 0 ? seen : [zh.phoneInside];
}

export const changeColumns: Column<Change>[] = [
  { title: zh.name, text: (row) => row.is.name, isMain: true },
  { title: zh.userid, text: (row) => row.is.userid },
  { title: zh.what, text: (row) => changesOf(row).join('；') },
];
