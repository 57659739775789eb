import type { User } from '@/api/users';
import type { Column } from '@/ui/columns';

import { namesOf, zh } from './zh';

// What of an account waits for a second person, in words, each with who asked.
export function waitingOf({ waits, password_waits: password }: User): string[] {
  const roles = waits && zh.waits(wordsOf(waits), waits.by);
  return [roles, password && zh.waits(zh.newPassword, password.by)].filter((one) => one !== null);
}

export const wordsOf = ({ roles, userid }: NonNullable<User['waits']>): string =>
  [namesOf(roles), ...(userid ? [zh.withAccount(userid)] : [])].filter(Boolean).join('、');

export const columns: Column<User>[] = [
  { title: zh.name, text: (row) => row.name, isMain: true },
  { title: zh.login, text: (row) => row.login },
  { title: zh.roles, text: (row) => namesOf(row.roles) },
  { title: zh.waiting, text: (row) => waitingOf(row).join('；') },
  { title: zh.state,
    text: (row) => row.shut_at ? zh.shut : row.must_change_password ? zh.fresh : zh.living,
    tone: (row) => row.shut_at ? 'info' : row.must_change_password ? 'warning' : 'success' },
];
