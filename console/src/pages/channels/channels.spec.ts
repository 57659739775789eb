import { describe, expect, it } from 'vitest';

import type { ChannelSetting } from '@/api/channels';

import { valueOf } from './columns';
import { zh } from './zh';

const setting = (more: Partial<ChannelSetting>): ChannelSetting => ({
  key: 'wecom.app.secret', title: '密钥', value: '', is_secret: false, is_given: false, from: '', ...more,
});

describe('a setting of a door', () => {
  it('tells of a secret only whether there is one, whatever came with it', () => {
    expect(valueOf(setting({ is_secret: true, is_given: true, value: 'hush' }))).toBe(zh.secretSet);
    expect(valueOf(setting({ is_secret: true }))).toBe(zh.unset);
  });
  it('tells what it is, or that it is nothing', () => {
    expect(valueOf(setting({ value: '1000002', is_given: true }))).toBe('1000002');
    expect(valueOf(setting({}))).toBe(zh.unset);
  });
});
