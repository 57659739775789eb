// Many citizens talk while the gateway is killed again and again and the platform misbehaves; then
// each transcript is compared with that of a run without faults, and the visits with the database.
// The page docs/faults.md tells more.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { cases, citizens } from './citizens.mjs';
import { dice } from './dice.mjs';
import { Killer } from './killer.mjs';
import { Office } from './office.mjs';
import { pause } from './program.mjs';
import { answersIn, difference, leaks, visitFaults } from './transcripts.mjs';

const kFaults = {
  none: {},
  mild: {
    callback_delay_ms: [0, 60], callback_duplicate: 0.1, callback_reorder: 0.1,
    callback_lose_kf: 0.05, api_delay_ms: [0, 20], api_5xx: 0.02, api_reset: 0.01,
    api_reset_after: 0.02, api_busy: 0.01, api_expire_token: 0.003, sync_page_max: 7,
    sync_empty_page: 0.05, sync_repeat: 0.05,
  },
  wild: {
    callback_delay_ms: [0, 300], callback_duplicate: 0.4, callback_reorder: 0.4,
    callback_lose_kf: 0.3, api_delay_ms: [0, 80], api_5xx: 0.1, api_reset: 0.05,
    api_reset_after: 0.1, api_hang: 0.002, api_hang_ms: 8000, api_busy: 0.05,
    api_frequency: 0.002, api_bad_json: 0.02, api_expire_token: 0.02, sync_page_max: 3,
    sync_empty_page: 0.2, sync_repeat: 0.2,
  },
};

const { values: given } = parseArgs({
  options: {
    huiyin: { type: 'string', default: 'build/huiyin' },
    sim: { type: 'string', default: 'build/huiyin-sim' },
    citizens: { type: 'string', default: '200' },
    messages: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    faults: { type: 'string', default: 'wild' },
    pairs: { type: 'string', default: '0.2' },
    engine: { type: 'string', default: 'sqlite' },
    instances: { type: 'string', default: '1' },
    show: { type: 'string', default: '5' },
    json: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const faults = kFaults[given.faults];
if (!faults) throw new Error(`--faults is one of ${Object.keys(kFaults).join(', ')}`);
const instances = Number(given.instances);
if (instances > 1 && given.engine !== 'postgresql')
  throw new Error('several instances need --engine postgresql');
const seed = Number(given.seed);
const kTalkers = 40;
// Who talk at once: the platform gives a few messages a page, so that more would wait for each other.
const kTogether = 200;
const kLateMs = 90_000;  // an answer that takes longer is late, and told of

const work = mkdtempSync(join(tmpdir(), 'huiyin-faults-'));
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const people = citizens({
  count: Number(given.citizens), messages: Number(given.messages), seed,
  pairs: Number(given.pairs),
});
const total = people.reduce((sum, me) => sum + me.turns.flat().length, 0);

function act(platform, me, step) {
  if (step.act === 'say') return platform.say(me.id, step.text);
  if (step.act === 'tap') return platform.tap(me.id, step.text);
  return platform.control('send', { user: me.id, msgtype: step.msgtype, content: step.content });
}

// One citizen's talk, turn by turn. Without `expected` (answers a turn) it listens till each
// message has an answer and it is quiet; with it, till that many came.
async function talk(office, me, { expected, killer, odd }) {
  const counts = [];
  for (const [i, turn] of me.turns.entries()) {
    let since = null;
    for (const step of turn) {
      await killer?.beforeSending();
      try {
        const said = await act(office.platform, me, step);
        since ??= said.since;
      } catch (error) {  // such as a menu that is not there: the talk went another way
        const last = (await office.platform.transcript(me.id).catch(() => [])).slice(-2); // his first failed?
        odd.push(`${me.id} could not ${step.act} “${step.text}”: ${error.message.trim()}\n`
          + last.map(({ from, text }) => `    ${from}: ${JSON.stringify(text)}`).join('\n'));
        return counts;
      }
    }
    const min = expected ? expected[i] : turn.length;
    const wait = expected
      ? { min, quietMs: 100, timeoutMs: kLateMs } : { min, quietMs: 1000, timeoutMs: kLateMs };
    const replies = await office.platform.replies(me.id, since, wait);
    counts.push(replies.length);
    if (replies.length < min) {
      const words = turn.map(({ text }) => text).join(' / ');
      odd.push(`${me.id} has ${replies.length} of ${min} answers to “${words}”`);
      return counts;
    }
  }
  return counts;
}

async function run(name, { expected = null, kills = 0, ill = {} }) {
  const began = Date.now();
  const office = new Office({
    huiyin: given.huiyin, sim: given.sim, folder: join(work, name), seed, capacity: 1000,
    citizens: people.map((me) => ({ name: me.name, phone: me.phone })),
    cases: cases(people, today), settings: { wecom: { pull_seconds: 5 } },
    engine: given.engine, instances: expected ? instances : 1,  // the measure is of one
  });
  await office.open({ faults: ill });
  const it = dice(seed * 104_729 + 17);
  const killer = kills > 0
    ? new Killer({ ...office, kills, messages: total, it }) : null;
  const odd = [];
  const counts = new Map();
  const killing = killer?.run();
  // In the measure few talk at a time, so that a pause means that all is said; else many at once.
  const queue = [...people];
  await Promise.all(Array.from({ length: expected ? kTogether : kTalkers }, async () => {
    for (let me = queue.shift(); me; me = queue.shift())
      counts.set(me.id, await talk(office, me, { expected: expected?.get(me.id), killer, odd }));
  }));
  killer?.allIsSent();
  await killing;
  // Whatever would be said once more, by mistake, is said in this time.
  await office.platform.control('faults', { none: true });
  await office.platform.control('callback');
  await office.platform.control('idle', { timeout_ms: 30_000 });
  await pause(kills > 0 || instances > 1 ? 6000 : 1000);
  const told = [];
  for (const me of people) {
    const lines = answersIn(await office.platform.transcript(me.id).catch(() => []));
    told.push({ ...me, answers: lines.map(({ text }) => text) });
  }
  const staff = new Set();
  for (const userid of office.staff)
    for (const { text } of answersIn(await office.platform.staffTranscript(userid)))
      staff.add(text.replace(/\d\d:\d\d/g, '').replace(/会话\d+号/g, '会话'));
  const stats = await office.platform.control('stats');
  const living = await office.livingBookings();
  const end = await office.close();
  return {
    name, told, counts, odd, living, stats, killer, end, staff,
    endedByItself: office.gateways.flatMap(({ program }) => program.endedByItself), seconds: (Date.now() - began) / 1000,
  };
}

function tell(result) {
  const { stats, violations } = result.stats;
  const answers = result.told.reduce((sum, me) => sum + me.answers.length, 0);
  const { told, living } = visitFaults(result.told, result.living);
  console.log(`${result.name}: ${result.seconds.toFixed(1)} s, ${total} messages, `
    + `${answers} answers, ${told} visits booked, ${living} of them living, `
    + `${stats['api kf/send_msg'] ?? 0} sends, ${stats['api kf/sync_msg'] ?? 0} pulls`);
  if (result.killer) {
    const { account, startMs } = result.killer;
    const sorted = [...startMs].sort((a, b) => a - b);
    const kills = Object.values(account).reduce((sum, n) => sum + n, 0);
    console.log(`  ${kills} kills: `
      + Object.entries(account).map(([how, n]) => `${n} ${how}`).join(', '));
    console.log(`  ready again after ${sorted[sorted.length >> 1]} ms (median), `
      + `${sorted.at(-1)} ms (longest)`);
    const met = Object.entries(stats)
      .filter(([what]) => /fault|lost|dupl|reorder|repeat|empty/.test(what));
    console.log(`  the platform: ${met.map(([what, n]) => `${what} ${n}`).join(', ')}`);
  }
  for (const { what, detail } of violations) console.log(`  breach: ${what} ${detail}`);
}

console.log(`${people.length} citizens, ${total} messages, ${given.kills} kills, `
  + `faults ${given.faults}, seed ${seed}, ${instances} on ${given.engine}; folder ${work}`);
const plain = await run('without-faults', {});
tell(plain);
if (plain.odd.length > 0) {
  for (const text of plain.odd.slice(0, Number(given.show))) console.log(`  ${text}`);
  console.log(`the run without faults is no measure\nFAIL\nlogs and data: ${work}`);
  process.exit(1);
}
const ill = await run('with-faults', {
  expected: plain.counts, kills: Number(given.kills), ill: faults,
});
tell(ill);

const wrong = [];
const sums = { alike: 0, lost: 0, doubled: 0, foreign: 0, reordered: 0 };
for (const [i, me] of people.entries()) {
  const differs = difference(plain.told[i].answers, ill.told[i].answers);
  if (!differs) {
    sums.alike += 1;
    continue;
  }
  sums.lost += differs.lost.length;
  sums.doubled += differs.doubled.length;
  sums.foreign += differs.foreign.length;
  sums.reordered += differs.isReordered ? 1 : 0;
  wrong.push(`${me.id} was told otherwise, first at answer ${differs.first.answer}:\n`
    + `    without faults ${JSON.stringify(differs.first.wanted)}\n`
    + `    with faults    ${JSON.stringify(differs.first.got)}`);
}
for (const result of [plain, ill]) {
  const inRun = (text) => `${result.name}: ${text}`;
  wrong.push(...result.odd.map(inRun));
  wrong.push(...visitFaults(result.told, result.living).faults.map(inRun));
  wrong.push(...leaks(result.told).map(inRun));
  wrong.push(...result.stats.violations.map(({ what }) => inRun(`breach: ${what}`)));
  wrong.push(...result.endedByItself.map((how) => inRun(`the gateway ended by itself: ${how}`)));
  if (result.end !== 0) wrong.push(inRun(`the gateway's end was ${result.end}`));
}
for (const text of plain.staff)
  if (!ill.staff.has(text)) wrong.push(`staff were not told: ${JSON.stringify(text)}`);
const kills = Object.values(ill.killer?.account ?? {}).reduce((sum, n) => sum + n, 0);
if (kills < Number(given.kills)) wrong.push(`only ${kills} kills`);

console.log(`citizens told the same ${sums.alike}/${people.length}; answers lost ${sums.lost}, `
  + `doubled ${sums.doubled}, never said without faults ${sums.foreign}, `
  + `only in another order ${sums.reordered} citizens`);
for (const text of wrong.slice(0, Number(given.show))) console.log(`  ${text}`);
if (wrong.length > Number(given.show)) console.log(`  … ${wrong.length} in all`);
const passed = wrong.length === 0;
console.log(passed ? 'PASS' : 'FAIL');
if (given.json) {
  const figures = {
    given, passed, wrong, sums, kills: ill.killer?.account, startMs: ill.killer?.startMs,
    seconds: [plain.seconds, ill.seconds], stats: ill.stats,
  };
  writeFileSync(given.json, JSON.stringify(figures, null, 1));
}
if (passed && !given.keep) rmSync(work, { recursive: true, force: true });
else console.log(`logs and data: ${work}`);
process.exit(passed ? 0 : 1);
