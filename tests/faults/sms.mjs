// Citizens ask by SMS while the gateway is killed and two providers time out, reset, throttle and
// answer nonsense, and their receipts are lost, doubled, early and out of order. No phone is sent
// an answer twice, none is lost without a trace, and each message ends in a state that says what is
// known of it. The page docs/faults.md tells more.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { dice } from './dice.mjs';
import { Killer } from './killer.mjs';
import { Office } from './office.mjs';
import { pause } from './program.mjs';

const kWild = {
  sms_5xx: 0.04, sms_reset_before: 0.04, sms_reset_after: 0.04, sms_bad_json: 0.03,
  sms_time_out: 0.005, sms_time_out_ms: 3000, sms_answer_late: 0.01, sms_late_ms: 1500,
  sms_throttle: 0.03, sms_failed: 0.05, receipt_lost: 0.05, receipt_duplicate: 0.2,
  receipt_early: 0.2, receipt_reversed: 0.2, receipt_unknown_id: 0.05, push_retry_pace: 0.01,
};
const kQuestions = ['你们在哪个地方', '你们几点上班', '你好'];
const kCalls = ['/', '/sms/norsubmit'];  // of the providers, where a kill may be placed
const kTalkers = 40;
const kPatienceMs = 240_000;

const { values: given } = parseArgs({
  options: {
    huiyin: { type: 'string', default: 'build/huiyin' },
    sim: { type: 'string', default: 'build/huiyin-sim' },
    phones: { type: 'string', default: '200' },
    messages: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    show: { type: 'string', default: '5' },
    keep: { type: 'boolean', default: false },
  },
});
const seed = Number(given.seed);
const work = mkdtempSync(join(tmpdir(), 'huiyin-sms-'));
const it = dice(seed);
const total = Number(given.messages);
const phones = Array.from(
  { length: Number(given.phones) }, (_, i) => `139${String(i).padStart(8, '0')}`);
// Who asks what, in which order. Each words it with a number of its own: what is pushed twice, and
// what was written twice, are told apart.
const asked = Array.from({ length: total }, (_, i) => ({
  phone: phones[i % phones.length], text: it.one(kQuestions),
}));

async function ask(office, { kills }) {
  const killer = kills > 0
    ? new Killer({ gateways: office.gateways, kills, messages: total, it: dice(seed + 1),
      calls: kCalls })
    : null;
  const killing = killer?.run();
  const queue = phones.map((phone) => asked.filter((one) => one.phone === phone));
  await Promise.all(Array.from({ length: kTalkers }, async () => {
    for (let mine = queue.shift(); mine !== undefined; mine = queue.shift())
      for (const { phone, text } of mine) {
        await killer?.beforeSending();
        await office.platform.control('sms/reply', { phone, text, provider: 'aliyun' });
      }
  }));
  killer?.allIsSent();
  await killing;
  return killer;
}

// Every message of the office, by its own API.
function reader(office) {
  const key = execFileSync(
    given.huiyin, ['user', 'key', 'create', '--name', '检查', '--scope', 'messages:read',
      '--config', office.config], { encoding: 'utf8' }).trim().split('\n').at(-1).trim();
  return async () => {
    const rows = [];
    for (let cursor = ''; cursor !== null;) {
      const answer = await fetch(
        `http://127.0.0.1:${office.gateways[0].port}/api/v1/messages?limit=200`
        + (cursor && `&cursor=${encodeURIComponent(cursor)}`),
        { headers: { authorization: `Bearer ${key}` } });
      if (answer.status === 429) {
        await pause(1000);
        continue;
      }
      if (answer.status !== 200) throw new Error(`GET /messages: ${answer.status}`);
      const page = await answer.json();
      rows.push(...page.items);
      cursor = page.next_cursor;
    }
    return rows.filter(({ channel }) => channel === 'sms');
  };
}

const byState = (rows) => rows.reduce(
  (counts, { state }) => ({ ...counts, [state]: (counts[state] ?? 0) + 1 }), {});

// Until nothing is left to be sent, and each question has been answered.
async function settled(read, count) {
  const until = Date.now() + kPatienceMs;
  for (let rows = await read(); ; rows = await read()) {
    const open = rows.filter(({ state }) => state === 'queued').length;
    if ((rows.length >= count && open === 0) || Date.now() > until) return rows;
    process.stdout.write(`   ${rows.length} of ${count} answered, ${open} to be sent\n`);
    await pause(2000);
  }
}

// What providers accepted for each phone, as a count of each text.
async function acceptedOf(office) {
  const all = new Map();
  for (const phone of phones) {
    const { messages } = await office.platform.control('sms/messages', { phone, last: 10_000 });
    const texts = new Map();
    for (const { text } of messages) texts.set(text, (texts.get(text) ?? 0) + 1);
    all.set(phone, texts);
  }
  return all;
}

async function run(name, { kills, faults }) {
  const began = Date.now();
  const office = new Office({
    huiyin: given.huiyin, sim: given.sim, folder: join(work, name), seed, capacity: 5,
    settings: { sms: true },
  });
  await office.open({ faults });
  const read = reader(office);
  const killer = await ask(office, { kills });
  const rows = await settled(read, total);
  await office.platform.control('idle', { timeout_ms: 30_000 });
  const last = await settled(read, total);
  const accepted = await acceptedOf(office);
  const { stats, violations } = await office.platform.control('stats');
  const metrics = await (await fetch(
    `http://127.0.0.1:${office.gateways[0].port}/metrics`)).text();
  const end = await office.close();
  const crashes = office.gateways.flatMap(({ program }) => program.endedByItself);
  console.log(`${name}: ${total} questions, ${rows.length} answers `
    + `${JSON.stringify(byState(last))}, ${killer?.done ?? 0} kills `
    + `${JSON.stringify(killer?.account ?? {})}, ${((Date.now() - began) / 1000).toFixed(0)} s`);
  return { rows: last, accepted, violations, end, crashes, metrics, stats };
}

const calm = await run('calm', { kills: 0, faults: { push_retry_pace: 0.01 } });
const ill = await run('ill', { kills: Number(given.kills), faults: kWild });

const wrong = [];
for (const [name, { violations, end, crashes }] of Object.entries({ calm, ill })) {
  for (const one of violations) wrong.push(`${name}: protocol: ${JSON.stringify(one)}`);
  if (end !== 0) wrong.push(`${name}: the gateway ended with ${end}`);
  for (const how of crashes) wrong.push(`${name}: a gateway ended by itself with ${how}`);
}
if (calm.rows.length !== total) wrong.push(`calm: ${calm.rows.length} answers to ${total}`);
if (ill.rows.length !== total) wrong.push(`ill: ${ill.rows.length} answers to ${total}`);
const kEnds = new Set(['accepted', 'delivered', 'failed', 'blocked', 'expired', 'unknown']);
for (const { id, state, reason } of ill.rows) {
  if (!kEnds.has(state)) wrong.push(`ill: message ${id} is left ${state}`);
  if (['failed', 'blocked', 'unknown'].includes(state) && !reason)
    wrong.push(`ill: message ${id} is ${state} and does not say why`);
}
// None twice; and what a provider never had is known not to be delivered.
let had = 0;
for (const phone of phones)
  for (const [text, times] of ill.accepted.get(phone)) {
    had += times;
    const meant = calm.accepted.get(phone).get(text) ?? 0;
    if (times > meant) wrong.push(`${phone} was sent ${times} times, not ${meant}: ${text}`);
  }
const states = byState(ill.rows);
const known = ['accepted', 'delivered', 'failed', 'blocked', 'expired'].reduce(
  (sum, state) => sum + (states[state] ?? 0), 0);
if (had < known) wrong.push(`${known} messages are said to have been sent, providers had ${had}`);
if (had > known + (states.unknown ?? 0))
  wrong.push(`providers had ${had} messages, the office knows of ${known + (states.unknown ?? 0)}`);
if (!(states.delivered > 0)) wrong.push('ill: no receipt was believed');

for (const line of ill.metrics.split('\n').filter((one) => /^huiyin_sms/.test(one)))
  console.log(`   ${line}`);
console.log(`providers took ${had} of ${total}; unknown ${states.unknown ?? 0}, of which `
  + `${had - known} had been taken`);
for (const line of wrong.slice(0, Number(given.show))) console.log(`   ${line}`);
console.log(wrong.length === 0 ? 'PASS' : `FAIL: ${wrong.length} faults (folder: ${work})`);
if (wrong.length === 0 && !given.keep) rmSync(work, { recursive: true, force: true });
process.exitCode = wrong.length === 0 ? 0 : 1;
