// Many citizens ask for the few seats of one reception day within seconds. Who confirms first has a
// seat; the others are told so and take a place on the waiting list, in the order of their asking.
// The page docs/faults.md tells more.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { person } from './citizens.mjs';
import { dice } from './dice.mjs';
import { Office } from './office.mjs';
import { pause } from './program.mjs';
import { answersIn } from './transcripts.mjs';

const { values: given } = parseArgs({
  options: {
    huiyin: { type: 'string', default: 'build/huiyin' },
    sim: { type: 'string', default: 'build/huiyin-sim' },
    citizens: { type: 'string', default: '2000' },
    capacity: { type: 'string', default: '5' },  // of each of the eight times
    seed: { type: 'string', default: '1' },
    show: { type: 'string', default: '5' },
    json: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const kHands = 32;  // acts and looks under way at a time
const kPatienceMs = 600_000;

const seed = Number(given.seed);
const it = dice(seed);
const work = mkdtempSync(join(tmpdir(), 'huiyin-rush-'));
const office = new Office({
  huiyin: given.huiyin, sim: given.sim, folder: work, seed, capacity: Number(given.capacity),
});
await office.open();
const { platform } = office;

// Does `each` for all, a few at a time.
async function byHands(all, each) {
  const queue = [...all];
  await Promise.all(Array.from({ length: kHands }, async () => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await each(one);
  }));
}

// The day that everybody wants: the one that the bot itself offers to somebody who asks.
async function nextReceptionDay() {
  const asked = await platform.say('wmFirstAsks', '最近的领导接待日是哪天');
  const [answer] = await platform.replies(
    'wmFirstAsks', asked.since, { min: 1, quietMs: 200, timeoutMs: 60_000 });
  const day = /(?:\d{4}年)?\d+月\d+日/.exec(answer?.text ?? '');
  if (!day) throw new Error(`the bot names no reception day: ${answer?.text}`);
  return day[0];
}

const kBooked = /^约好了。预约号：(A\d{4,})/;
const kWaiting = /^已经排上(.*)的候补，您排在第(\d+)位/;
const kHonest = /约满|刚刚被别人约走/;

// What a citizen does about the newest answers; nothing while they are not all there.
async function react(me, day) {
  const lines = (await platform.control('transcript', { user: me.id, since: me.since })).transcript;
  const answers = answersIn(lines);
  const last = answers.at(-1);
  if (!last) return;
  const booked = kBooked.exec(last.text);
  const waits = kWaiting.exec(last.text);
  if (booked || waits) {
    me.end = booked ? 'booked' : 'waiting';
    me.endedAt = Date.now();
    return;
  }
  if (last.msgtype !== 'msgmenu') return;  // more of this answer is on its way
  const items = last.menu.map(({ content }) => content);
  const isDay = last.text.includes(`${day}`) && /可以约/.test(last.text);
  const times = items.filter((item) => /^[上下]午\d{1,2}:\d\d$/.test(item));
  let choice = items.find((item) => item === '对，就这样约');
  choice ??= items.find((item) => item.startsWith(`排${day}`) && item.endsWith('的候补'));
  if (!choice && isDay && times.length > 0) choice = it.one(times);
  if (!choice) {
    me.end = 'lost';
    me.trouble = last.text;
    return;
  }
  me.since = last.number + 1;
  const tapped = await platform.control(
    'tap', { user: me.id, which: choice, entry: last.number });
  me.lastMessage = tapped.id;
  me.since = tapped.since;
}

// Who was sent something since this was asked last, by the platform's record of calls.
// A second without any: all who are open, for nobody may be overlooked.
const kOverlap = 200;  // calls that may come between the two questions
const look = { sends: 0, seen: new Set(), lastAt: Date.now() };
async function whoToLookAt(open) {
  const path = 'kf/send_msg';
  const { stats } = await platform.control('stats');
  const more = (stats[`api ${path}`] ?? 0) - look.sends;
  if (more === 0 && Date.now() - look.lastAt < 1000) return [];
  look.lastAt = Date.now();
  if (more === 0) return [...open.values()];
  look.sends += more;
  const { calls } = await platform.control('calls', { path, last: more + kOverlap });
  const all = calls.map(({ body }) => JSON.parse(body));
  const sent = all.filter(({ msgid }) => !look.seen.has(msgid));
  for (const { msgid } of sent) look.seen.add(msgid);
  return [...new Set(sent.map(({ touser }) => touser))].map((id) => open.get(id)).filter(Boolean);
}

// The platform's own list of messages, as any pulling program gets it: the order of the asking.
async function platformOrder() {
  const api = async (path, input) => (await fetch(
    `http://127.0.0.1:${platform.port}/cgi-bin/${path}`,
    input ? { method: 'POST', body: JSON.stringify(input) } : {})).json();
  const { access_token: token } = await api(
    'gettoken?corpid=wwdemo0000000001&corpsecret=demo-kf-secret');
  const order = new Map();
  for (let cursor = '', more = 1; more;) {
    const page = await api(`kf/sync_msg?access_token=${token}`, {
      cursor, limit: 1000, open_kfid: 'wkDemoDesk0001', voice_format: 0,
    });
    if (page.errcode !== 0) throw new Error(`kf/sync_msg: ${page.errcode} ${page.errmsg}`);
    for (const { msgid } of page.msg_list) order.set(msgid, order.size);
    cursor = page.next_cursor;
    more = page.has_more;
  }
  return order;
}

const day = await nextReceptionDay();
const people = Array.from({ length: Number(given.citizens) }, (_, i) => person(i));
console.log(`${people.length} citizens ask for the ${office.seats} seats of ${day}; `
  + `folder ${work}`);

const began = Date.now();
await byHands(people, async (me) => {
  const words = `我叫${me.name}，电话${me.phone}，想${day}来，反映药店卖过期药，就我一个人`;
  const said = await platform.say(me.id, words);
  me.since = said.since;
});
const askedMs = Date.now() - began;
const until = began + kPatienceMs;
const open = new Map(people.map((me) => [me.id, me]));
while (open.size > 0 && Date.now() < until) {
  const answered = await whoToLookAt(open);
  await byHands(answered, async (me) => {
    await react(me, day);
    if (me.end) open.delete(me.id);
  });
  if (answered.length === 0) await pause(40);  // the gateway is at work: look again then
}
const tookMs = Date.now() - began;
const cpu = { gateway: office.gateway.cpuSeconds(), standIn: office.standIn.cpuSeconds() };

const wrong = [];
const booked = people.filter(({ end }) => end === 'booked');
const waiting = people.filter(({ end }) => end === 'waiting');
const others = people.filter(({ end }) => end !== 'booked' && end !== 'waiting');
for (const { id, trouble } of others)
  wrong.push(`${id} ends without a seat or a place: ${trouble ?? 'no answer'}`);

// Seats: what was told, what the office holds.
const numbers = new Map();
for (const me of people) {
  me.answers = answersIn(await platform.transcript(me.id)).map(({ text }) => text);
  const told = me.answers.map((text) => kBooked.exec(text)?.[1]).filter(Boolean);
  if (told.length !== (me.end === 'booked' ? 1 : 0))
    wrong.push(`${me.id} (${me.end}) was told ${told.length} visit numbers`);
  for (const number of told) {
    if (numbers.has(number)) wrong.push(`${number} was told to two citizens`);
    numbers.set(number, me);
  }
  const places = me.answers.map((text) => kWaiting.exec(text)).filter(Boolean);
  if (places.length !== (me.end === 'waiting' ? 1 : 0))
    wrong.push(`${me.id} (${me.end}) was told ${places.length} places`);
  if (me.end === 'waiting') {
    me.place = Number(places.at(-1)[2]);
    if (!me.answers.some((text) => kHonest.test(text)))
      wrong.push(`${me.id} waits, and was never told that the day is full`);
  }
}
const living = await office.livingBookings();
const seats = new Map();
for (const { number, name, date, time } of living) {
  const me = numbers.get(number);
  if (!me || me.name !== name) wrong.push(`${number} belongs to nobody who was told of it`);
  seats.set(`${date} ${time}`, (seats.get(`${date} ${time}`) ?? 0) + 1);
}
for (const [when, taken] of seats)
  if (taken > office.capacity)
    wrong.push(`${taken} visits at ${when}, there is room for ${office.capacity}`);
if (living.length !== Math.min(office.seats, people.length))
  wrong.push(`${living.length} visits live in the office`);
if (booked.length !== living.length) wrong.push(`${booked.length} citizens have a seat`);

// The waiting list: 1, 2, 3 … in the order in which the platform received what they confirmed with.
const order = await platformOrder();
const inOrder = [...waiting].sort((a, b) => order.get(a.lastMessage) - order.get(b.lastMessage));
let swapped = 0;
let furthest = 0;
for (const [i, me] of inOrder.entries()) {
  if (!order.has(me.lastMessage)) wrong.push(`${me.id}'s asking is not in the platform's list`);
  if (me.place !== i + 1) swapped += 1;
  furthest = Math.max(furthest, Math.abs(me.place - (i + 1)));
}
const places = waiting.map(({ place }) => place).sort((a, b) => a - b);
const gap = places.findIndex((place, i) => place !== i + 1);
if (gap >= 0) wrong.push(`place ${gap + 1} is missing or given twice`);
if (swapped > 0) {
  wrong.push(`${swapped} places are not in the order of the asking, by ${furthest} at most`);
  for (const [i, me] of inOrder.entries())
    if (me.place !== i + 1) wrong.push(`${me.id} asked as number ${i + 1} and has place ${me.place}`);
}

// A seat becomes free: the first who waits is offered it, and nobody else.
let offered = 'nobody waits';
if (waiting.length > 0 && booked.length > 0) {
  const [leaver] = booked;
  const first = waiting.find(({ place }) => place === 1);
  const now = await platform.say(leaver.id, '我不去了，取消预约');
  await platform.replies(leaver.id, now.since, { min: 1, quietMs: 300, timeoutMs: 60_000 });
  const before = (await platform.transcript(first.id)).length;
  await platform.tap(leaver.id, '取消这个预约');
  await platform.replies(first.id, before, { min: 1, quietMs: 500, timeoutMs: 60_000 });
  const heard = [];
  for (const me of waiting) {
    const answers = answersIn(await platform.transcript(me.id));
    if (answers.some(({ text }) => /空出一个接待名额/.test(text))) heard.push(me.place);
  }
  offered = `a seat that became free was offered to place ${heard.join(', ') || 'none'}`;
  if (heard.length !== 1 || heard[0] !== 1) wrong.push(offered);
}

const { stats, violations } = await platform.control('stats');
for (const { what, detail } of violations) wrong.push(`breach of the protocol: ${what} ${detail}`);
const end = await office.close();
if (end !== 0) wrong.push(`the gateway's end was ${end}`);
const ended = people.map(({ endedAt }) => (endedAt ?? Date.now()) - began).sort((a, b) => a - b);
const rate = stats.kf_messages / (tookMs / 1000);
console.log(`all asked within ${askedMs} ms; half of them had their end answer after `
  + `${ended[ended.length >> 1]} ms, the last after ${tookMs} ms`);
console.log(`${stats.kf_messages} messages in (${rate.toFixed(0)}/s), `
  + `${stats['kf shown']} answers out, ${stats['api kf/sync_msg']} pulls; CPU of the gateway ${cpu.gateway.toFixed(1)} s, `
  + `of the stand-in ${cpu.standIn.toFixed(1)} s`);
console.log(`${booked.length} have a seat (${living.length} visits in the office), `
  + `${waiting.length} wait (places ${places[0] ?? '-'} … ${places.at(-1) ?? '-'}), `
  + `${others.length} neither; places out of order ${swapped}; ${offered}`);
for (const text of wrong.slice(0, Number(given.show))) console.log(`  ${text}`);
if (wrong.length > Number(given.show)) console.log(`  … ${wrong.length} in all`);
const passed = wrong.length === 0;
console.log(passed ? 'PASS' : 'FAIL');
if (given.json) {
  writeFileSync(given.json, JSON.stringify(
    { given, passed, wrong, askedMs, tookMs, rate, cpu, swapped, furthest, stats },
    null, 1));
}
if (passed && !given.keep) rmSync(work, { recursive: true, force: true });
else console.log(`logs and data: ${work}`);
process.exit(passed ? 0 : 1);
