import { expect, it } from 'vitest';

import type { MessageDetail } from '@/api/messages';

import { mayResend, requestOf } from './messages/resend';
import { readerName, subjectName } from './readings/columns';
import { deviceOf } from './sessions/agent';
import { groupsOf } from './sessions/secret';
import { insideOnly } from './sign-in/inside';
import { howTold } from './visits/columns';

it.each([
  ['/matters/XF2026-000001?which=all', '/matters/XF2026-000001?which=all'],
  ['//evil.example/x', '/'], ['/\\evil.example', '/'], ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'], ['/sign-in?to=/', '/'], [undefined, '/'], [['/a', '/b'], '/'],
])('after signing in, %s leads to %s', (to, inside) => { expect(insideOnly(to)).toBe(inside); });

it('resends what has ended badly, once', () => {
  const message = (state: MessageDetail['state'], resent: number | null): MessageDetail => ({
    id: 1, channel: 'sms', kind: 'text', about: '', state, created_at: '', attempts: 1, code: '',
    reason: '', possible_double: false, resent_as: resent, trace: '', finished_at: null,
    office: 'main', priority: 'reply', due_at: '', expires_at: null, account: '', provider_id: '',
    to: '139****1001', text: '您好', cases: [], receipts: [] });
  expect(mayResend(message('failed', null))).toBe(true);
  expect(mayResend(message('failed', 7))).toBe(false);
  for (const state of ['queued', 'accepted', 'delivered', 'held'] as const)
    expect(mayResend(message(state, null))).toBe(false);
});

it('asks for no more of a resending than was chosen', () => {
  const nothing = { channel: '', to: ' ', text: '', mayBeDouble: false };
  expect(requestOf(nothing)).toEqual({});
  expect(requestOf({ ...nothing, channel: 'sms', mayBeDouble: true }))
    .toEqual({ channel: 'sms', may_be_double: true });
  // Another telephone goes there by SMS, whatever channel was chosen before.
  expect(requestOf({ ...nothing, channel: 'wecom.kf', to: '139 0000 1001' })).toEqual({ to: '13900001001' });
});

it('names a browser as people do', () => {
  expect(deviceOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120 Safari/537.36'))
    .toBe('Windows 电脑 · Chrome');
  expect(deviceOf('curl/8')).toBe('');
});

it('names who read, and what, in Chinese', () => {
  expect(subjectName('booking/A0001')).toBe('预约 A0001');
  expect(subjectName('calendar/2027')).toBe('放假安排 2027');
  expect(subjectName('XF2026-000001')).toBe('XF2026-000001');
  expect(readerName({ key: 'user/3', by: '叶青' })).toBe('叶青');
  expect(readerName({ key: 'user/3', by: '' })).toBe('账号 3');
  expect(readerName({ key: '41ca61942431', by: '叫号系统' })).toBe('叫号系统（密钥 41ca61942431）');
  expect(readerName({ key: '41ca61942431', by: '' })).toBe('密钥 41ca61942431');
});

it('shows a secret in groups of four, as one types it', () => {
  expect(groupsOf('GEZDGNBVGY3TQOJQ')).toBe('GEZD GNBV GY3T QOJQ');
});

it('sums up who heard of a moved day, and whom it did not reach', () => {
  const told = (states: (string | null)[]) => howTold({ told: states.map((state, i) => (
    { booking: `YY${i}`, time: '', message: i, state: state as MessageDetail['state'] | null })) });
  expect(told([])).toBe('当时没有人预约。');
  expect(told(['delivered', 'accepted', 'queued'])).toBe('通知了3位：送达1位。');
  expect(told(['delivered', 'failed', null])).toBe('通知了3位：送达1位，没送到2位。');
});
