// The part of the API that people use at the console: by the cookie of a session, each write with the
// proof that it comes from a page of ours.
import assert from 'node:assert/strict';

import { Phone } from '../e2e/totp.mjs';

const kChosen = '清风明月，两三点雨，慢慢走';

class Person {
  constructor(client, login, password) { Object.assign(this, { client, login, password }); }

  ask(method, path, { headers = {}, ...options } = {}) {
    return this.client.ask(method, path,
      { ...options, headers: { cookie: this.cookie, 'x-huiyin-csrf': this.csrf, ...headers } });
  }
  async signsIn(code, expect = 200) {
    const body = { login: this.login, password: this.password, ...(code && { code }) };
    const told = await this.client.ask('POST', '/session', { body, expect });
    if (expect !== 200) return told;
    this.cookie = told.headers.get('set-cookie').split(';')[0];
    this.csrf = told.body.csrf;
    return told;
  }
}

// Who was given a password signs in with it, and chooses his own.
async function signedIn(client, login, password) {
  const person = new Person(client, login, password);
  const first = await person.signsIn();
  if (first.body.must_change_password) {
    await person.ask('POST', '/session/password',
      { expect: 204, body: { old: password, new: kChosen } });
    person.password = kChosen;
    await person.signsIn();
  }
  await person.ask('GET', '/session');
  return person;
}

async function sessionsAndCodes(person) {
  const again = new Person(person.client, person.login, person.password);
  await again.signsIn();
  const { items } = (await person.ask('GET', '/sessions')).body;
  const other = items.find(({ is_this }) => !is_this);
  await person.ask('DELETE', `/sessions/${other.id}`, { expect: 204 });
  const { secret } = (await person.ask('GET', '/session/new-code')).body;
  const phone = new Phone(secret);
  const taken = (method, path, body) => phone.enters(async (code) => {
    try {
      await person.ask(method, path, { expect: 204, body: { ...body, code } });
      return true;
    } catch { return false; }
  });
  await taken('PUT', '/session/code', { secret });
  await again.signsIn(undefined, 401);
  await taken('POST', '/session/code/end', {});
}

// To the platform's page and back, as the browser goes.
async function byWecom(client, platform, userid) {
  await client.ask('GET', '/session/ways');
  const begun = await client.ask('POST', '/session/wecom/begin', { body: { to: '/matters' } });
  const page = new URL(begun.body.page);
  assert.equal(page.origin, platform);
  page.searchParams.set('as', userid);
  const { headers } = await fetch(page, { redirect: 'manual' });
  const back = new URL(headers.get('location')).searchParams;
  const body = { code: back.get('code'), state: back.get('state') };
  await client.ask('POST', '/session/wecom', { body, expect: 403 }); // another browser
  const cookie = begun.headers.get('set-cookie').split(';')[0];
  const told = await client.ask('POST', '/session/wecom', { body, headers: { cookie } });
  assert.equal(told.body.user.userid, userid);
  await client.ask('POST', '/session/wecom', { body, headers: { cookie }, expect: 401 }); // used up
}

async function accounts(admin) {
  const made = (await admin.ask('POST', '/users', {
    expect: 201, body: { login: 'bai.lu', name: '白露', roles: ['author'] } })).body;
  await admin.ask('POST', '/users', {
    expect: 409, body: { login: 'bai.lu', name: '白露', roles: ['author'] } });
  await admin.ask('PATCH', `/users/${made.id}`, { body: { roles: ['author', 'reviewer'] } });
  const fresh = (await admin.ask('POST', `/users/${made.id}/password`)).body.password;
  assert.ok((await admin.ask('GET', '/start')).body.steps.length >= 5);
  assert.ok((await admin.ask('GET', '/users')).body.items.some(({ login }) => login === 'bai.lu'));
  return signedIn(admin.client, 'bai.lu', fresh);
}

// What goes beyond who gives it waits for who may it himself.
async function rolesOfTwo(keeper, other) {
  const made = (await keeper.ask('POST', '/users', {
    expect: 201, body: { login: 'bai.mei', name: '白梅', roles: ['author', 'handler'] } })).body;
  assert.deepEqual([made.roles, made.waits.roles], [['author'], ['handler']]);
  await keeper.ask('POST', `/users/${made.id}/roles/confirm`, { expect: 403 });
  await keeper.ask('DELETE', `/users/${made.id}/roles/waiting`);
  await keeper.ask('PATCH', `/users/${made.id}`, { body: { roles: ['author', 'handler'] } });
  const passed = (await other.ask('POST', `/users/${made.id}/roles/confirm`)).body;
  assert.deepEqual([passed.roles, passed.waits], [['author', 'handler'], null]);
  assert.ok(passed.password, 'the giver was told the one before');

  const place = `/users/${made.id}/password`;
  const asked = (await keeper.ask('POST', place)).body;
  assert.deepEqual([asked.password, asked.password_waits.may_pass], [null, false]);
  await keeper.ask('POST', `${place}/confirm`, { expect: 403 });
  await keeper.ask('DELETE', `${place}/waiting`);
  await keeper.ask('POST', place);
  assert.ok((await other.ask('POST', `${place}/confirm`)).body.password);
}

// Worded by one, tried on oneself, handed in, given back, written anew, dropped; then published.
async function texts(author, reviewer) {
  const key = '/texts/book_visit.done';
  await author.ask('GET', '/texts?state=changed');
  const { text } = (await author.ask('GET', key)).body;
  const wording = { text: `好了。${text}`, note: '亲切些' };
  await author.ask('POST', `${key}/preview`, { body: wording });
  const rehearsed = (await author.ask('POST', `${key}/rehearse`, { body: { text: wording.text } })).body;
  assert.ok(rehearsed.changed_count > 0);
  const hisOwn = (await author.ask('POST', `${key}/try`, {
    expect: 202, body: { text: wording.text, way: 'sms' } })).body;
  await author.ask('GET', `/trials/${hisOwn.message}`);
  await author.ask('PUT', `${key}/draft`, { body: wording });
  await author.ask('DELETE', `${key}/draft`, { expect: 204 });
  const handIn = async () => {
    await author.ask('PUT', `${key}/draft`, { body: wording });
    return (await author.ask('POST', `${key}/submit`)).body.open.id;
  };
  const id = await handIn();
  await reviewer.ask('POST', `${key}/return`, { body: { id, answer: '再短些' } });
  const better = await handIn();
  await author.ask('POST', `${key}/publish`, { expect: 403, body: { id: better } });
  await reviewer.ask('POST', `${key}/publish`, { body: { id: better } });
  await templates(author, reviewer);
  const all = (await author.ask('GET', '/templates')).body;
  await author.ask('POST', '/templates', { body: { text: all.notices } });
}

// What a provider approved for a text: refused where it says something else, then let into use.
async function templates(author, reviewer) {
  const key = '/texts/bind.sms';
  const marks = { 单位: 'office', 电话: 'phone' };
  const { text } = (await author.ask('GET', key)).body;
  const words = text.replace(/\{(.+?)\}/g, (_, name) => `\${${marks[name]}}`);
  const mapping = Object.entries(marks).map(([variable, parameter]) => ({ parameter, variable }))
    .filter(({ parameter }) => words.includes(`\${${parameter}}`));
  const wish = { state: 'pending', code: 'SMS_100000009', words, mapping };
  const at = `${key}/provider-templates`;
  const other = { ...wish, words: `${words}谢谢` };
  const looked = (await author.ask('POST', `${at}/main/look`, { body: other })).body;
  assert.equal(looked.faults[0].code, 'provider_fit.differs');
  await author.ask('PUT', `${at}/main`, { expect: 422, body: other });
  const { id } = (await author.ask('PUT', `${at}/main`, { body: wish })).body.items[0].record;
  await reviewer.ask('POST', `${at}/main/approve`, { body: { id } });
  assert.equal((await author.ask('GET', at)).body.items[0].record.state, 'approved');
}

async function days(admin) {
  const { items } = (await admin.ask('GET', '/reception-days')).body;
  const [first, second] = items.map(({ date }) => date);
  const to = new Date(Date.parse(first) + 86_400_000).toISOString().slice(0, 10);
  const preview = await admin.ask('GET', `/reception-days/${first}/move?to=${to}`)
    .catch((why) => why);
  const isWorking = !(preview instanceof Error);
  const target = isWorking ? to : new Date(Date.parse(first) + 3 * 86_400_000).toISOString().slice(0, 10);
  if (!isWorking) await admin.ask('GET', `/reception-days/${first}/move?to=${target}`);
  await admin.ask('POST', `/reception-days/${first}/move`,
    { expect: 201, body: { to: target, reason: '局领导外出' } });
  await admin.ask('GET', `/reception-days/${second}/cancel`);
  await admin.ask('POST', `/reception-days/${second}/cancel`,
    { expect: 201, body: { reason: '大厅检修' } });
  await admin.ask('GET', `/reception-days/${second}/put-back`);
  await admin.ask('POST', `/reception-days/${second}/put-back`,
    { expect: 201, body: { reason: '检修提前完工' } });
  assert.equal((await admin.ask('GET', '/reception-changes')).body.items.length, 3);
  assert.deepEqual((await admin.ask('GET', '/reception-days-left')).body.items, []);

  const year = Number(first.slice(0, 4)) + 1;
  const { edition } = (await admin.ask('GET', `/calendar/${year}`)).body;
  const text = `${year}年10月1日至8日放假调休，共8天。`;
  await admin.ask('POST', `/calendar/${year}/preview`, { expect: 422, body: { text: '放假' } });
  await admin.ask('POST', `/calendar/${year}/preview`, { body: { text } });
  await admin.ask('PUT', `/calendar/${year}`, { body: { text, edition } });
  await admin.ask('DELETE', `/calendar/${year}`);
}

// Somebody answers a citizen himself; who watches hears of it.
async function conversations(clerk) {
  const { client } = clerk;
  await clerk.ask('GET', '/conversations?filter=waiting');
  await clerk.ask('GET', '/conversations/waiting');
  assert.ok((await clerk.ask('GET', '/quick-replies')).body.items.length >= 4);
  const there = await Promise.all(Array.from({ length: 30 }, (_, at) =>
    clerk.ask('GET', `/conversations/${at + 1}`).then(({ body }) => body.id, () => null)));
  const id = there.find((one) => one !== null);
  const stop = new AbortController();
  const stream = await fetch(`${client.url}/api/v1/conversations/events`,
    { headers: { cookie: clerk.cookie }, signal: stop.signal });
  assert.equal(stream.headers.get('content-type'), 'text/event-stream');
  let heard = '';
  const hears = async (words) => {
    for await (const part of stream.body.values({ preventCancel: true })) {
      heard += new TextDecoder().decode(part);
      if (heard.includes(words)) return;
    }
    throw new Error(`the stream ended: ${heard}`);
  };
  await hears('event: ready');
  client.done.add('watchConversations');
  const { newest } = (await clerk.ask('GET', `/conversations/${id}`)).body;
  await clerk.ask('POST', `/conversations/${id}/take`, { body: {} });
  await hears(`{"id":${id}}`);
  await clerk.ask('POST', `/conversations/${id}/seen`, { body: { until: newest } });
  await clerk.ask('POST', `/conversations/${id}/replies`,
    { expect: 422, body: { text: '', until: newest } });
  await clerk.ask('POST', `/conversations/${id}/replies`, { body: { text: '您好', until: newest } });
  await clerk.ask('POST', `/conversations/${id}/hand-back`, { body: { until: newest } });
  await clerk.ask('POST', `/conversations/${id}/hand-back`,
    { expect: 409, body: { until: newest } });
  stop.abort();
}

// Of what was said in danger: the office knows of it, sees to it, and puts down what was done.
async function signals(clerk) {
  const days = (await clerk.ask('GET', '/reception-days')).body.items;
  const day = days.find((one) => one.registration_open);
  const { time } = day.times.find(({ free }) => free > 0);
  const visit = (await clerk.ask('POST', '/bookings', { expect: 201, body: { name: '孔集', phone: '13900001077',
    date: day.date, time, people: 5, matter: '物业收费' } })).body;
  const [code] = (await clerk.ask('GET', `/check-in-codes?date=${day.date}`)).body.items;
  const seen = (await clerk.ask('GET', `/check-ins/${code.address.split('/').at(-1)}`)).body;
  assert.equal(seen.booking.number, code.number);
  assert.equal(seen.day, 'to_come');
  // No reception day is today under a real clock: console_check_in.mjs moves on to one.
  await clerk.ask('POST', `/bookings/${visit.number}/arrival`, { expect: 409, body: {} });
  clerk.client.done.add('noteArrival');
  await clerk.ask('DELETE', `/bookings/${visit.number}/arrival`, { expect: 204 });
  const { items } = (await clerk.ask('GET', '/signals?state=open')).body;
  assert.ok(items.length > 0, 'a visit of five is told of');
  const { id } = items[0];
  await clerk.ask('GET', '/signals/counts');
  await clerk.ask('GET', `/signals/${id}`);
  await clerk.ask('POST', `/signals/${id}/take`, { body: {} });
  await clerk.ask('POST', `/signals/${id}/end`, { expect: 422, body: { outcome: '' } });
  await clerk.ask('POST', `/signals/${id}/end`, { body: { outcome: '已请选代表' } });
  await clerk.ask('POST', `/signals/${id}/take`, { expect: 409, body: {} });
  await clerk.ask('DELETE', `/bookings/${visit.number}`, { expect: 204 });
}

// A key that goes beyond its maker is let pass by a colleague; others are declined, and ended.
async function keys(admin, head) {
  const ends = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const made = async (kind) => (await admin.ask('POST', '/keys', {
    expect: 201, body: { name: '市平台', kind, mode: 'test', ends } })).body;
  await admin.ask('GET', '/key-kinds');
  const asked = await made('superior');
  await admin.ask('POST', `/keys/${asked.id}/pass`, { expect: 403 });
  await head.ask('POST', `/keys/${asked.id}/pass`);
  await head.ask('POST', `/keys/${(await made('superior')).id}/decline`);
  await admin.ask('POST', `/keys/${asked.id}/end`);
  assert.ok((await admin.ask('GET', '/keys')).body.items.every(({ state }) => state !== 'waiting'));
}

// On trial and live again, by two people.
async function trial(admin, leader) {
  for (const to of ['trial', 'live']) {
    await admin.ask('POST', '/office-trial/wish', { body: { to } });
    await admin.ask('DELETE', '/office-trial/wish');
    await admin.ask('POST', '/office-trial/wish', { body: { to } });
    await admin.ask('POST', '/office-trial/confirm', { expect: 403 });
    await leader.ask('POST', '/office-trial/confirm');
  }
  assert.equal((await admin.ask('GET', '/office-trial')).body.is_on, false);
}

async function reminderRules(admin, other) {
  const { document, edition } = (await admin.ask('GET', '/reminder-rules/draft')).body;
  const rules = { ...document, digest_at: '09:10' };
  await admin.ask('POST', '/reminder-rules/preview',
    { expect: 422, body: { document: { ...document, clocks: [] } } });
  const preview = (await admin.ask('POST', '/reminder-rules/preview', { body: { document: rules } })).body;
  assert.deepEqual(preview.changes.map(({ key }) => key), ['digest_at']);
  const order = { document: rules, note: '早上人没到齐', edition };
  await admin.ask('PUT', '/reminder-rules/draft', { body: order });
  await admin.ask('DELETE', '/reminder-rules/draft');
  const { id } = (await admin.ask('PUT', '/reminder-rules/draft', { body: order })).body.draft;
  await admin.ask('POST', '/reminder-rules/draft/confirm', { expect: 403, body: { id } });
  await other.ask('POST', '/reminder-rules/draft/confirm', { body: { id } });
  assert.equal((await admin.ask('GET', '/reminder-rules')).body.digest_at, '09:10');
}

// Taught by one, tried, given back, handed in again, and confirmed by another.
async function examples(admin, other) {
  const { edition } = (await admin.ask('GET', '/examples')).body;
  const sentences = [{ intent: 'book_visit', text: '我要打个条子见领导' }];
  const tried = (await admin.ask('POST', '/examples/try',
    { body: { text: '帮我打个条子，见下书记', examples: sentences } })).body;
  assert.deepEqual([tried.then.intent, tried.then.by], ['book_visit', 'example']);
  assert.ok((await admin.ask('POST', '/examples/check', { body: { examples: sentences } })).body.may_pass);
  const rehearsed = (await admin.ask('POST', '/examples/rehearse', { body: { examples: sentences } })).body;
  assert.deepEqual(rehearsed.changed, []);
  const order = { examples: sentences, note: '乡下这么说', edition };
  await admin.ask('PUT', '/examples/draft', { expect: 422,
    body: { ...order, examples: [{ intent: 'book_visit', text: '打条子，电话13900001003' }] } });
  await admin.ask('PUT', '/examples/draft', { body: order });
  await admin.ask('DELETE', '/examples/draft');
  const handIn = async () => {
    const { id } = (await admin.ask('PUT', '/examples/draft', { body: order })).body.draft;
    await admin.ask('POST', '/examples/draft/submit', { body: { id } });
    return id;
  };
  await other.ask('POST', '/examples/draft/return', { body: { id: await handIn(), answer: '再写一句' } });
  const id = await handIn();
  await admin.ask('POST', '/examples/draft/confirm', { expect: 403, body: { id } });
  const confirmed = (await other.ask('POST', '/examples/draft/confirm', { body: { id } })).body;
  assert.deepEqual(confirmed.examples, sentences);
}

async function doorsAndStaff(admin) {
  const { items } = (await admin.ask('GET', '/channels')).body;
  await admin.ask('POST', `/channels/${items[0].name}/check`);
  await admin.ask('GET', '/staff');
  const body = '姓名,角色,账号,手机\n乔一,值班,qiao.yi,13900001001\n';
  const { edition } = (await admin.ask('POST', '/staff-imports/preview', { type: 'text/csv', body })).body;
  await admin.ask('POST', `/staff-imports?edition=${edition}&gone=stay`, { type: 'text/csv', body });
}

// `add`: makes an account by the command line and answers its first password.
export async function askTheConsole(client, add, { number, person, platform }) {
  const admin = await signedIn(client, 'gao.lang', add('gao.lang', '高朗', ['admin', 'clerk'], 'gaolang'));
  await sessionsAndCodes(admin);
  await byWecom(client, platform, 'gaolang');
  await admin.ask('POST', '/users', { expect: 403, headers: { 'x-huiyin-csrf': 'forged' },
    body: { login: 'x.y', name: '甲', roles: ['author'] } });
  // One who keeps the house alone: what reads matters is beyond her.
  const keeper = await signedIn(client, 'guan.li', add('guan.li', '管理', ['admin'], 'guanli'));
  await keys(keeper, admin);
  await rolesOfTwo(keeper, admin);
  await trial(keeper, admin);
  await reminderRules(keeper, admin);
  await examples(keeper, admin);
  await doorsAndStaff(keeper);
  const reviewer = await accounts(admin);
  await texts(admin, reviewer);
  await signals(admin);
  await days(admin);
  await conversations(admin);
  await admin.ask('GET', `/cases/${number}/steps`);
  await admin.ask('POST', `/people/${person}/phone`, { body: { by: '高朗', phone: '13900001009' } });
  await admin.ask('POST', `/people/${person}/phone-cut`, { body: { by: '高朗' } });
  await reviewer.ask('DELETE', '/session', { expect: 204 });
  await reviewer.ask('GET', '/session', { expect: 401 });
}
