// The judge of the runs by SMS is judged: what it must see, and what it must not mind.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { letters, wholeLetters } from './letters.mjs';
import { judge, tally } from './sms_judge.mjs';
import { endOf, Wire } from './wire.mjs';

const one = { phone: '13900000001', text: '甲' }, other = { phone: '13900000002', text: '乙' };
const row = (state, more = {}) => ({ id: 1, state, reason: '没有回答', ...more });
// Two questions, two answers: one delivered, one of which nobody knows.
const sound = {
  total: 2, meant: tally([one, other]), rows: [row('delivered'), row('unknown')],
  attempts: [{ ...one, end: 'taken' }, { ...other, end: 'open' }], shown: [one], lost: 0, givenUp: 0,
};
const faults = (change) => judge({ ...sound, ...change }).wrong;
const has = (wrong, words) => assert.ok(wrong.some((text) => text.includes(words)), String(wrong));

test('what ended well, or is known to be unknown, is no fault', () => {
  assert.deepEqual(faults({}), []);
  assert.deepEqual(faults({ shown: [one, other] }), []);
  const refused = { ...one, end: 'refused' };
  assert.deepEqual(faults({ attempts: [refused, refused, ...sound.attempts] }), []);
});

test('a message without an end, or without its reason, is seen', () => {
  has(faults({ rows: [row('delivered'), row('queued')] }), 'left queued');
  has(faults({ rows: [row('delivered'), row('unknown', { reason: '' })] }), 'does not say why');
  has(faults({ rows: [row('delivered')] }), '1 answers to 2');
  has(faults({ rows: [...sound.rows, row('failed')], givenUp: 1 }), '3 answers to 2');
  assert.deepEqual(faults({ rows: [row('delivered')], givenUp: 1 }), []);
});

test('a double is seen where it is shown and where it was only tried', () => {
  has(faults({ shown: [one, one] }), 'sent twice');
  has(faults({ attempts: [...sound.attempts, { ...other, end: 'open' }] }), '0 are marked');
  const marked = [row('delivered'), row('unknown', { possible_double: true })];
  has(faults({ rows: marked }), '0 unanswered attempts were repeated, 1 are marked');
  assert.deepEqual(faults(
    { rows: marked, attempts: [...sound.attempts, { ...other, end: 'taken' }] }), []);
});

test('what the office claims and no provider had is seen, and what it does not know of', () => {
  has(faults({ shown: [] }), '1 are said to have been sent');
  has(faults({ rows: [row('accepted'), row('delivered')], shown: [one, other] }), 'lost 0');
});

test('only a whole word of the provider tells what became of an attempt', () => {
  const said = (provider, status, body) => endOf(provider, { status, body });
  assert.equal(said('aliyun', 200, '{"Code":"OK"}'), 'taken');
  assert.equal(said('aliyun', 400, '{"Code":"Throttling.User"}'), 'refused');
  assert.equal(said('aliyun', 502, '<html>'), 'open');
  assert.equal(said('mas', 200, '{"rspcod":"suc'), 'open');
  assert.equal(endOf('mas', null), 'open');
  assert.equal(said('tencent', 200, '{"Response":{"SendStatusSet":[{"Code":"Ok"}]}}'), 'taken');
  assert.equal(said('tencent', 200, '{"Response":{"Error":{"Code":"RequestLimitExceeded"}}}'),
    'refused');
});

test('a call is read as whom it goes to, with which words', () => {
  const wire = new Wire();
  const content = Buffer.from(JSON.stringify({ mobiles: one.phone, content: one.text }));
  wire.saw({ url: '/sms/norsubmit', headers: {}, body: Buffer.from(content.toString('base64')) },
    { status: 200, body: '{"rspcod":"success"}' });
  wire.saw({ url: '/cgi-bin/kf/send_msg', headers: {}, body: Buffer.alloc(0) }, null);
  assert.deepEqual(wire.attempts, [{ channel: 'mas', ...one, end: 'taken' }]);
});

test('parts on a line are the attempts at the texts that they belong to', () => {
  const words = '字'.repeat(100);
  const part = (sequence, reference, end) => ({
    phone: one.phone, reference, sequence, total: 2, end, id: end === 'taken' ? 1 : null,
    text: `【信访】${words}`.slice((sequence - 1) * 67, sequence * 67),
  });
  const read = (submits) => letters(submits, '信访', () => ['别的', words]);
  const whole = read([part(1, 7, 'refused'), part(1, 7, 'taken'), part(2, 7, 'taken')]);
  assert.equal(whole.length, 1);
  assert.deepEqual([whole[0].text, whole[0].end, whole[0].shown, whole[0].partTwice],
    [words, 'taken', 1, false]);
  assert.equal(read([part(1, 7, 'taken'), part(2, 7, 'open')])[0].end, 'open');
  assert.equal(read([part(1, 7, 'taken'), part(2, 7, 'taken'), part(2, 7, 'taken')])[0].partTwice,
    true);
  assert.equal(read([part(1, 7, 'taken'), part(1, 8, 'taken')]).length, 2);
  const two = [part(1, 7, 'taken'), part(1, 8, 'taken'), part(2, 8, 'taken'), part(2, 7, 'taken')];
  assert.deepEqual(wholeLetters(two, '信访').map(({ text }) => text), [words, words]);
});

test('two messages of the same words may bear the same reference, and one is no two', () => {
  const words = '字'.repeat(100);
  const part = (sequence, end) => ({
    phone: one.phone, reference: 7, sequence, total: 2, end, id: end === 'taken' ? 1 : null,
    text: `【信访】${words}`.slice((sequence - 1) * 67, sequence * 67),
  });
  const read = (submits, ...texts) => letters(submits, '信访', () => texts)
    .map(({ end, shown, partTwice }) => [end, shown, partTwice]);
  const whole = [part(1, 'taken'), part(2, 'taken')];
  const good = ['taken', 1, false];
  assert.deepEqual(read([...whole, ...whole], words, words), [good, good]);
  assert.deepEqual(read([...whole, ...whole], words), [['taken', 2, true]]);
  assert.deepEqual(read([...whole, ...whole, ...whole], words, words),
    [good, ['taken', 2, true]]);
  // A part again of what had not all its parts yet is the same message, whatever may still be sent.
  assert.deepEqual(read([part(1, 'open'), ...whole], words, words), [['taken', 1, true]]);
  // Where only the last part was refused, it is sent again and no other message begins.
  assert.deepEqual(
    read([part(1, 'taken'), part(2, 'refused'), part(2, 'taken')], words, words), [good]);
  // What was refused as a whole is none of those that may be sent.
  const refused = whole.map((submit) => ({ ...submit, reference: 9, end: 'refused', id: null }));
  assert.deepEqual(read([...refused, ...whole, ...whole], words, words),
    [['refused', 0, false], good, good]);
  // The other bears another reference: three of the same are one too many all the same.
  const other = whole.map((submit) => ({ ...submit, reference: 8 }));
  assert.deepEqual(read([...whole, ...other, ...whole], words, words), [['taken', 2, true], good]);
});
