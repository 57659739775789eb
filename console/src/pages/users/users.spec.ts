import { describe, expect, it } from 'vitest';

import type { User } from '@/api/users';

import { waitingOf } from './columns';

const user = (more: Partial<User>): User => ({
  id: 1, login: 'bai.lu', name: '白露', userid: '', office: 'main', roles: ['author'],
  must_change_password: false, has_code: false, created_at: '', shut_at: null, waits: null,
  password_waits: null, ...more,
});

describe('what of an account waits for a second person', () => {
  it('is told with who asked for it, the roles and the password apart', () => {
    const wish = { by: '关立', at: '', beyond: [], may_pass: false };
    expect(waitingOf(user({}))).toEqual([]);
    expect(waitingOf(user({ password_waits: wish }))).toEqual(['新密码（关立提出）']);
    expect(waitingOf(user({ waits: { ...wish, roles: ['clerk'], userid: 'bailu' },
      password_waits: wish }))).toEqual([
      '信访办工作人员、企业微信账号 bailu（关立提出）', '新密码（关立提出）']);
  });
});
