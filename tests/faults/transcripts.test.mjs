// The judge of the runs is judged: what it must see, and what it must not mind.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { citizens } from './citizens.mjs';
import { difference, leaks, visitFaults, visitsIn } from './transcripts.mjs';

const kBooked = '约好了。预约号：A0007，查询码：123456。\n时间：12月15日（周二）09:30\n地点：某路1号';
const kMoved = '改好了。预约号：A0007不变。\n时间：2027年1月15日（周五）14:00，2人\n地点：某路1号';
const kCancelled = '预约号A0007已取消（原定12月15日（周二）09:30）。以后想来，随时再约。';
const me = { id: 'wm1', name: '赵安', last4: '1001', answers: [kBooked] };
const living = {
  number: 'A0007', name: '赵安', phone: '139****1001', date: '2026-12-15', time: '09:30',
};

test('numbers and codes may differ between runs, nothing else', () => {
  const other = kBooked.replace('A0007', 'A0123').replace('123456', '654321');
  assert.equal(difference([kBooked], [other]), null);
  assert.notEqual(difference([kBooked], [other.replace('09:30', '10:00')]), null);
});

test('a lost, a doubled, a foreign answer and another order are told apart', () => {
  assert.deepEqual(difference(['一', '二'], ['二']).lost, ['一']);
  assert.deepEqual(difference(['一'], ['一', '一']).doubled, ['一']);
  assert.deepEqual(difference(['一'], ['一', '三']).foreign, ['三']);
  assert.equal(difference(['一', '二'], ['二', '一']).isReordered, true);
  assert.equal(difference(['一', '二'], ['二', '一']).first.answer, 1);
});

test('a visit is where it was moved to, and gone when cancelled', () => {
  assert.equal(visitsIn([kBooked]).get('A0007').when, '12-15 09:30');
  assert.equal(visitsIn([kBooked, kMoved]).get('A0007').when, '01-15 14:00');
  assert.equal(visitsIn([kBooked, kCancelled]).get('A0007').lives, false);
});

test('what was told and what the office holds must be the same', () => {
  const faults = (people, held) => visitFaults(people, held).faults.length;
  assert.equal(faults([me], [living]), 0);
  assert.equal(faults([me], []), 1, 'promised and not held');
  assert.equal(faults([{ ...me, answers: [] }], [living]), 1, 'held and not told');
  assert.equal(faults([{ ...me, answers: [kBooked, kBooked] }], [living]), 1, 'told twice');
  assert.equal(faults([me, { ...me, id: 'wm2' }], [living]), 1, 'one number for two citizens');
  assert.equal(faults([me], [{ ...living, time: '10:00' }]), 1, 'held at another time');
  assert.equal(faults([me], [{ ...living, name: '钱宝' }]), 1, 'held in another name');
  assert.equal(faults([{ ...me, answers: [kBooked, kCancelled] }], [living]), 1, 'not given up');
});

test("another citizen's name or phone is a leak, one's own is none", () => {
  const told = (text) => leaks([{ ...me, answers: [text] }]).length;
  assert.equal(told('姓名：赵安\n电话：13900001001'), 0);
  assert.equal(told('姓名：赵安\n电话：139****2002'), 1);
  assert.equal(told('姓名：钱宝'), 1);
});

test('the same seed makes the same walks, with as many messages as were asked for', () => {
  const made = () => citizens({ count: 30, messages: 307, seed: 5, pairs: 0.3 });
  assert.deepEqual(made(), made());
  assert.equal(made().flatMap(({ turns }) => turns.flat()).length, 307);
  const ids = new Set(made().map(({ id, phone, name }) => `${id} ${phone} ${name}`));
  assert.equal(ids.size, 30);
});
