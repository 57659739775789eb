import type { User } from '@/api/users';
import type { Column } from '@/ui/columns';

import { namesOf, zh } from './zh';

export const columns: Column<User>[] = [
  { title: zh.name, text: (row) => row.name, isMain: true },
  { title: zh.login, text: (row) => row.login },
  { title: zh.roles, text: (row) => namesOf(row.roles) },
  { title: zh.waiting, text: ({ waits }) => waits
    ? zh.waits([namesOf(waits.roles), ...(waits.userid ? [zh.withAccount(waits.userid)] : [])]
      .filter(Boolean).join('、'), waits.by) : '' },
  { title: zh.state,
    text: (row) => row.shut_at ? zh.shut : row.must_change_password ? zh.fresh : zh.living,
    tone: (row) => row.shut_at ? 'info' : row.must_change_password ? 'warning' : 'success' },
];
