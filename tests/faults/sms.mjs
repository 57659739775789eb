// Citizens ask by SMS while the gateway is killed and each channel (Aliyun, Tencent, 云MAS, a direct
// line) times out, resets, throttles and answers nonsense, and its receipts are lost, doubled, early
// and out of order. No phone is sent an answer twice, none is lost without a trace, and each
// message ends in a state that says what is known of it. The page docs/faults.md tells more.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { dice } from './dice.mjs';
import { Killer } from './killer.mjs';
import { letters, wholeLetters } from './letters.mjs';
import { Office } from './office.mjs';
import { freePort, pause } from './program.mjs';
import { kChannels, kLine } from './sms_accounts.mjs';
import { judge, tally } from './sms_judge.mjs';
import { Wire } from './wire.mjs';

const kWild = {
  sms_5xx: 0.04, sms_reset_before: 0.04, sms_reset_after: 0.04, sms_bad_json: 0.03,
  sms_time_out: 0.005, sms_time_out_ms: 3000, sms_answer_late: 0.01, sms_late_ms: 1500,
  sms_throttle: 0.03, sms_failed: 0.05, receipt_lost: 0.05, receipt_duplicate: 0.2,
  receipt_early: 0.2, receipt_reversed: 0.2, receipt_unknown_id: 0.05, push_retry_pace: 0.05,
};
// A phone asks each but once: what a provider pushes twice, and what was written twice, are told
// apart. Each has one answer, whoever asks and whatever was asked before.
const kQuestions = [
  '你们在哪个地方', '你们几点上班', '你好', '来的时候要带什么材料', '电话是多少', '多久给答复',
  '可以让家人代办吗', '能办些什么', '你是机器人吗', '谢谢', '再见', '帮助',
];
const kAsksAPhone = 10;
// Of each channel, where a kill may be placed.
const kCalls = { aliyun: '/', tencent: '/', mas: '/sms/norsubmit', smpp: 'submit_sm' };
const kTalkers = 40;
const kSenders = 16;
const kBacklog = 400;  // questions that are not answered yet; more are not asked, so that the kills
                       // are spread over all that is sent
const kPatienceMs = 240_000, kPatienceOfOneMs = 60;

const { values: given } = parseArgs({
  options: {
    huiyin: { type: 'string', default: 'build/huiyin' },
    sim: { type: 'string', default: 'build/huiyin-sim' },
    channels: { type: 'string', default: kChannels.join(',') },
    messages: { type: 'string', default: '2000' },
    phones: { type: 'string' },
    kills: { type: 'string', default: '30' },
    tls: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    show: { type: 'string', default: '5' },
    keep: { type: 'boolean', default: false },
  },
});
const channels = given.channels.split(',');
for (const name of channels)
  if (!kChannels.includes(name)) throw new Error(`--channels are of ${kChannels.join(',')}`);
const seed = Number(given.seed);
const total = Number(given.messages);
const phoneCount = Number(given.phones ?? Math.ceil(total / kAsksAPhone));
if (Math.ceil(total / phoneCount) > kQuestions.length)
  throw new Error(`a phone has ${kQuestions.length} questions: give it more --phones`);
const hasLine = channels.includes('smpp');
if (hasLine && !existsSync(new URL('../smpp/node_modules/smpp', import.meta.url)))
  throw new Error('the direct line needs npm ci in tests/smpp, as ./dev sms does it');
const { IllSmsc, kWildSmsc } = hasLine ? await import('../smpp/ill_smsc.mjs') : {};

const work = mkdtempSync(join(tmpdir(), 'huiyin-sms-'));
const phoneOf = (i) => `139${String(i).padStart(8, '0')}`;
const ordered = Array.from(
  { length: phoneCount }, (_, i) => shuffled(kQuestions, dice(seed * 7919 + i)));
const asked = Array.from({ length: total }, (_, i) => ({
  phone: phoneOf(i % phoneCount), channel: channels[(i % phoneCount) % channels.length],
  text: ordered[i % phoneCount][Math.floor(i / phoneCount)],
}));
// For the measure: each question by each channel, by a phone of its own.
const measured = channels.flatMap((channel, c) => kQuestions.map((text, q) => (
  { channel, text, phone: phoneOf(c * kQuestions.length + q) })));

function shuffled(list, it) {
  const rest = [...list];
  return list.map(() => rest.splice(it.below(rest.length), 1)[0]);
}

// What is asked (each { phone, channel, text }), and what was seen of the answers.
class Run {
  constructor(name, asks, { kills, faults, chances }) {
    Object.assign(this, { name, asks, kills, faults, chances });
    this.wire = new Wire();
  }

  async open() {
    const port = hasLine ? await freePort() : null;
    this.office = new Office({
      huiyin: given.huiyin, sim: given.sim, folder: join(work, this.name), seed, capacity: 5,
      tls: given.tls,
      settings: {
        sms: {
          channels, lineUrl: `${given.tls ? 'smpps' : 'smpp'}://127.0.0.1:${port}`,
          saw: (call, answer) => this.wire.saw(call, answer),
        },
        workers: { senders: kSenders }, api: { calls_per_minute: 100_000 },
      },
    });
    await this.office.open({ faults: this.faults });
    if (hasLine) await this.openLine(port);
    this.read = reader(this.office);
  }

  // After the stand-in, whose certificate it bears.
  async openLine(port) {
    this.smsc = await new IllSmsc({
      ...kLine, chances: this.chances, it: dice(seed + 2),
      tls: given.tls ? this.office.certificates() : undefined,
    }).start(port);
    await this.smsc.until('the line is bound', () => this.smsc.receiver());
  }

  // A kill may leave as many begun and not sent as there are senders.
  async mayAsk(count) {
    const answered = () => this.wire.gone + (this.smsc?.gone ?? 0);
    while (count - answered() > kBacklog + (this.killer?.done ?? 0) * kSenders) await pause(50);
  }

  write({ phone, text, channel }) {
    if (channel === 'smpp') return this.smsc.write(phone, text);
    return this.office.platform.control('sms/reply', { phone, text, provider: channel });
  }

  async ask() {
    const gateways = this.office.gateways.map(({ program, between }) => ({
      program,
      between: { setTrap: (trap, act) => (trap.path === 'submit_sm' ? this.smsc : between)
        .setTrap(trap, act) },
    }));
    if (this.kills > 0)
      this.killer = new Killer({
        gateways, kills: this.kills, messages: this.asks.length, it: dice(seed + 1),
        calls: channels.map((name) => kCalls[name]),
      });
    const killing = this.killer?.run();
    let next = 0;
    const written = [];
    await Promise.all(Array.from({ length: kTalkers }, async () => {
      while (next < this.asks.length) {
        const mine = next++;
        await this.mayAsk(mine);
        await this.killer?.beforeSending();
        const done = this.write(this.asks[mine]);
        if (this.asks[mine].channel === 'smpp') written.push(done);  // brought when there is a line
        else await done;
      }
    }));
    this.killer?.allIsSent();
    await killing;
    await Promise.all(written);
  }

  // 'replies' or 'reports' that a provider never brought: it gives up a push that nobody takes.
  async givenUp(door) {
    const { stats } = await this.office.platform.control('stats');
    return kChannels.reduce(
      (sum, name) => sum + (stats[`push ${name} ${door} given up`] ?? 0), 0);
  }

  // Until nothing is left to be sent, each question has an answer, and no receipt is on its way.
  async settle() {
    const total = this.asks.length, until = Date.now() + kPatienceMs + total * kPatienceOfOneMs;
    for (let rows = await this.read(); ; rows = await this.read()) {
      const open = rows.filter(({ state }) => state === 'queued').length;
      const { idle } = await this.office.platform.control('idle', { timeout_ms: 20_000 });
      const isQuiet = idle && (this.smsc?.isIdle() ?? true);
      const due = total - await this.givenUp('replies');
      if ((rows.length >= due && open === 0 && isQuiet) || Date.now() > until) break;
      console.log(`   ${rows.length} of ${total} answered, ${open} to be sent`);
      await pause(2000);
    }
    return this.read();
  }

  // What providers took, a { channel, phone, text } each, and what they were asked for. `meant`: what
  // is to be shown, such too; without it the line shows whole messages, in order.
  async seen(meant) {
    const shown = [], attempts = [...this.wire.attempts];
    for (const phone of new Set(this.asks.map((one) => one.phone))) {
      const { messages } = await this.office.platform.control(
        'sms/messages', { phone, last: 10_000 });
      for (const { text, provider } of messages) shown.push({ channel: provider, phone, text });
    }
    const submits = this.smsc?.submits ?? [];
    const byLine = meant
      ? letters(submits, kLine.signature, textsByPhone(meant))
      : wholeLetters(submits, kLine.signature);
    for (const letter of byLine) {
      attempts.push(letter);
      for (let i = 0; i < letter.shown; ++i) shown.push(letter);
    }
    return { shown, attempts, partsTwice: byLine.filter(({ partTwice }) => partTwice).length };
  }

  async close() {
    const { office } = this;
    const { stats, violations } = await office.platform.control('stats');
    this.unasked = await this.givenUp('replies');
    this.lost = (stats['receipts lost on purpose'] ?? 0) + (this.smsc?.counts.receipt_lost ?? 0)
      + await this.givenUp('reports');
    const end = await office.close();
    await this.smsc?.end();
    this.wrong = violations.map((one) => `protocol: ${JSON.stringify(one)}`);
    if (end !== 0) this.wrong.push(`the gateway ended with ${end}`);
    for (const how of office.gateways.flatMap(({ program }) => program.endedByItself))
      this.wrong.push(`a gateway ended by itself with ${how}`);
  }
}

// Every message of the office, by its own API.
function reader(office) {
  const key = execFileSync(
    given.huiyin, ['user', 'key', 'create', '--name', '检查', '--scope', 'messages:read',
      '--config', office.config],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim().split('\n').at(-1).trim();
  return async () => {
    const rows = [];
    for (let cursor = ''; cursor !== null;) {
      const answer = await fetch(
        `http://127.0.0.1:${office.gateways[0].port}/api/v1/messages?limit=200`
        + (cursor && `&cursor=${encodeURIComponent(cursor)}`),
        { headers: { authorization: `Bearer ${key}` } });
      if (answer.status !== 200) throw new Error(`GET /messages: ${answer.status}`);
      const page = await answer.json();
      rows.push(...page.items);
      cursor = page.next_cursor;
    }
    return rows.filter(({ channel }) => channel === 'sms');
  };
}

function textsByPhone(shown) {
  const texts = new Map();
  for (const { phone, text } of shown) texts.set(phone, [...(texts.get(phone) ?? []), text]);
  return (phone) => texts.get(phone) ?? [];
}

const count = (list, of) => list.reduce(
  (counts, one) => ({ ...counts, [of(one)]: (counts[of(one)] ?? 0) + 1 }), {});

// `meant`: what is to be sent, a { phone, text } each; null: what was sent is the measure.
async function play(name, asks, how, meant) {
  const began = Date.now();
  const run = new Run(name, asks, how);
  await run.open();
  await run.ask();
  const rows = await run.settle();
  const { shown, attempts, partsTwice } = await run.seen(meant);
  await run.close();
  const { wrong, ...found } = judge({
    total: asks.length, meant: tally(meant ?? shown), rows, attempts, shown, lost: run.lost,
    givenUp: run.unasked,
  });
  run.wrong.push(...wrong);
  if (partsTwice > 0) run.wrong.push(`parts of ${partsTwice} messages were sent twice`);
  if (run.smsc) writeFileSync(join(work, `${name}.submits.json`), JSON.stringify(run.smsc.submits));
  const shares = count(shown, ({ channel }) => channel);
  console.log(`${name}: ${asks.length} questions, ${rows.length} answers `
    + `${JSON.stringify(found.states)}, by ${JSON.stringify(shares)}, ${run.killer?.done ?? 0} `
    + `kills ${JSON.stringify(run.killer?.account ?? {})}, `
    + `${((Date.now() - began) / 1000).toFixed(0)} s`);
  return { run, shares, shown, attempts, found, wrong: run.wrong.map((text) => `${name}: ${text}`) };
}

// The answer to each question; what is answered in two ways, or not once each, is no measure.
function answersOf({ shown }, wrong) {
  const answers = new Map();
  for (const { phone, text } of measured) {
    const got = shown.filter((one) => one.phone === phone).map((one) => one.text);
    if (got.length !== 1) wrong.push(`${text} has ${got.length} answers`);
    if ((answers.get(text) ?? got[0]) !== got[0]) wrong.push(`${text} is answered in two ways`);
    answers.set(text, got[0]);
  }
  return answers;
}

const calm = await play(
  'calm', measured, { kills: 0, faults: { push_retry_pace: kWild.push_retry_pace }, chances: {} },
  null);
const wrong = [...calm.wrong];
const answers = answersOf(calm, wrong);
const ill = await play(
  'ill', asked, { kills: Number(given.kills), faults: kWild, chances: kWildSmsc },
  asked.map(({ phone, text }) => ({ phone, text: answers.get(text) })));
wrong.push(...ill.wrong);
for (const channel of channels) if (!ill.shares[channel]) wrong.push(`nothing went by ${channel}`);

const { found } = ill;
const ends = count(ill.attempts, ({ channel, end }) => `${channel} ${end}`);
console.log(`attempts ${JSON.stringify(ends)}; receipts lost ${ill.run.lost}; `
  + `questions that their provider gave up ${ill.run.unasked}`);
console.log(`providers took ${ill.shown.length} of ${total}; unknown ${found.unknown}, of which `
  + `${found.unknownHad} had been taken; sent twice ${found.twice}, unanswered attempts repeated `
  + `${found.repeated}, marked as possible doubles ${found.marked}`);
for (const line of wrong.slice(0, Number(given.show))) console.log(`   ${line}`);
console.log(wrong.length === 0 ? 'PASS' : `FAIL: ${wrong.length} faults (folder: ${work})`);
if (wrong.length === 0 && !given.keep) rmSync(work, { recursive: true, force: true });
process.exit(wrong.length === 0 ? 0 : 1);
