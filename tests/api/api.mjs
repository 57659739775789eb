// The API from outside: the real program on a real socket, a client that validates each answer by
// the served document, a receiver of webhooks that checks their signatures by itself.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { freePort, Program } from '../faults/program.mjs';
import { Client } from './client.mjs';
import { askTheConsole } from './console.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { values: given } = parseArgs({
  options: {
    huiyin: { type: 'string', default: join(root, 'build/huiyin') },
    sim: { type: 'string', default: join(root, 'build/huiyin-sim') },
  },
});

const work = mkdtempSync(join(tmpdir(), 'huiyin-api-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const config = join(work, 'huiyin.json');
const simPort = await freePort();
const platform = `http://127.0.0.1:${simPort}`;
const sim = new Program({ name: 'huiyin-sim', command: given.sim, log: join(work, 'sim.log'),
  ready: `${platform}/`, args: ['--listen', `127.0.0.1:${simPort}`, '--gateway', url] });

// A provider of SMS to which no number is a number.
let refused = () => {};
const wasRefused = new Promise((resolve) => { refused = resolve; });
const carrier = http.createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json' })
      .end('{"RequestId":"R","Message":"x","Code":"isv.MOBILE_NUMBER_ILLEGAL"}', refused);
  });
});
await new Promise((resolve) => { carrier.listen(0, '127.0.0.1', resolve); });
writeFileSync(config, JSON.stringify({
  listen: `127.0.0.1:${port}`, data_dir: join(work, 'data'),
  public_url: url,
  webhooks: { private_addresses: true },
  console: { wecom_sign_in: true },
  wecom: {
    base_url: platform, inside_url: platform, outside_url: platform, corp_id: 'wwdemo0000000001',
    app: { agent_id: 1000002, secret: 'demo-app-secret', token: 'DemoAppToken',
      aes_key: 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU' },
  },
  sms: {
    main: {
      provider: 'aliyun', base_url: `http://127.0.0.1:${carrier.address().port}`, id: 'AK',
      secret: 'SK', signature: '测试信访', template_code: 'SMS_1', template_param: 'content',
    },
  },
}));
const huiyin = (...words) =>
  execFileSync(given.huiyin, [...words, '--config', config], { encoding: 'utf8', stdio: 'pipe' })
    .trim();

const gateway = new Program({
  name: 'huiyin', command: given.huiyin, log: join(work, 'huiyin.log'), ready: `${url}/readyz`,
  args: ['serve', '--config', config],
});
await sim.start().ready();
await gateway.start().ready();

// What the other system was told, and a way to wait for it.
const told = [];
let wake = () => {};
const receiver = http.createServer((request, response) => {
  let body = '';
  request.on('data', (part) => { body += part; });
  request.on('end', () => {
    told.push({ headers: request.headers, body });
    response.writeHead(204).end();
    wake();
  });
});
await new Promise((resolve) => { receiver.listen(0, '127.0.0.1', resolve); });
async function toldInAll(count) {
  const patience = AbortSignal.timeout(20_000);
  while (told.length < count)
    await new Promise((resolve, reject) => {
      wake = resolve;
      patience.onabort = () => reject(new Error(`told ${told.length} of ${count}`));
    });
}

const client = await Client.open(url);
const everything = ['cases:read', 'cases:write', 'people:read', 'bookings:read', 'bookings:write',
  'reception:read', 'messages:read', 'templates:read', 'webhooks:manage', 'imports:write',
  'readings:read', 'reminders:read', 'rules:read', 'messages:text', 'messages:send',
  'promise:read', 'figures:read', 'bulk:send'];
huiyin('user', 'office', 'add', 'yunxi', '--name', '云溪县药品监督管理局');
const key = huiyin('user', 'key', 'create', '--name', '办案系统',
  ...everything.flatMap((scope) => ['--scope', scope]), '--role', 'citizen', '--role', 'duty');
const below = huiyin('user', 'key', 'create', '--name', '县系统', '--kind', 'superior',
  '--office', 'yunxi');

// Who may, and who may not.
await client.ask('GET', '/cases', { expect: 401 });
await client.ask('GET', '/people?phone=13900001001', { key: below, expect: 403 });

const hook = (await client.ask('POST', '/webhooks', {
  key, expect: 201,
  body: { url: `http://127.0.0.1:${receiver.address().port}/hooks` },
})).body;
await client.ask('POST', '/webhooks', { key, expect: 422, body: { url: 'http://169.254.169.254/' } });

// A matter is registered once, however often it is asked, and goes on as the law allows.
const matter = {
  arrival: 'online', as: 'citizen', matter: '超市出售过期奶粉',
  petitioner: { name: '沈小满', phone: '13900001001' },
};
const once = { key, expect: 201, body: matter, headers: { 'idempotency-key': 'matter-1' } };
const first = await client.ask('POST', '/cases', once);
const again = await client.ask('POST', '/cases', once);
assert.deepEqual(again.body, first.body);
assert.equal(again.headers.get('idempotency-replayed'), 'true');
const number = first.body.number;
const read = await client.ask('GET', `/cases/${number}`, { key });
const etag = read.headers.get('etag');
await client.ask('GET', `/cases/${number}`, { key, expect: 304, headers: { 'if-none-match': etag } });
await client.ask('GET', `/cases/${number}`, { key: below, expect: 404 });
const withdrawn = { event: 'withdrawn', as: 'citizen', words: '已经解决' };
await client.ask('POST', `/cases/${number}/events`,
  { key, expect: 403, body: { ...withdrawn, as: 'leader', by: '某人' } });
await client.ask('POST', `/cases/${number}/events`,
  { key, expect: 201, body: withdrawn, headers: { 'if-match': etag } });
await client.ask('POST', `/cases/${number}/events`,
  { key, expect: 412, body: withdrawn, headers: { 'if-match': etag } });
await client.ask('POST', `/cases/${number}/events`, { key, expect: 422, body: withdrawn });

// What was written was told, in its order, signed.
await toldInAll(2);
assert.deepEqual(told.map(({ body }) => JSON.parse(body).type), ['case.registered', 'case.withdrawn']);
for (const { headers, body } of told) {
  const [, moment, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(headers['huiyin-signature']);
  assert.equal(signature, createHmac('sha256', hook.secret).update(`${moment}.${body}`).digest('hex'));
  assert.ok(!body.includes('奶粉'));
}
const deliveries = (await client.ask('GET', `/webhooks/${hook.id}/deliveries`, { key })).body.items;
await client.ask('POST', `/webhooks/${hook.id}/deliveries/${deliveries[0].id}/replay`,
  { key, expect: 204 });
await toldInAll(3);

// Visits.
const [day] = (await client.ask('GET', '/reception-days', { key })).body.items
  .filter((one) => one.registration_open);
const visit = (await client.ask('POST', '/bookings', {
  key, expect: 201,
  body: { name: '沈小满', phone: '13900001001', date: day.date, time: day.times[0].time, matter: '奶粉' },
})).body;
await client.ask('GET', `/bookings/${visit.number}`, { key });
assert.equal((await client.ask('GET', `/bookings?date=${day.date}`, { key })).body.items.length, 1);
await client.ask('DELETE', `/bookings/${visit.number}`, { key, expect: 204 });
await client.ask('POST', '/bookings', { key, expect: 422, body: {} });

// A table, all or nothing.
const titles = '登记号,登记日期,信访形式,事由\n';
await client.ask('POST', '/imports?kind=cases', {
  key, expect: 422, type: 'text/csv', body: `${titles}XF2026-000101,2026-10-12,来信,噪声\nx,x,x,x\n`,
});
await client.ask('POST', '/imports?kind=cases&office=yunxi', {
  key, type: 'text/csv', body: `${titles}XF2026-000101,2026-10-12,来信,噪声\n`,
});
assert.deepEqual((await client.ask('GET', '/cases', { key: below })).body.items.map((one) => one.number),
  ['XF2026-000101']);

// What is decided goes out with its notice; another one is issued by hand, and handed over.
const sent = (await client.ask('POST', '/cases', {
  key, expect: 201, body: { ...matter, matter: '缺斤少两' },
})).body.number;
const clerk = { by: '叶青', as: 'duty' };
await client.ask('POST', `/cases/${sent}/events`, {
  key, expect: 201,
  body: { ...clerk, event: 'transferred', to: '县商务局', contact: '0999-5550177' },
});
const [transfer] = (await client.ask('GET', `/cases/${sent}/notices`, { key })).body.items;
assert.equal(transfer.kind, 'transfer');

// Its SMS is refused; it is sent once more to another number, and not a third time.
await wasRefused;
let failed;
for (let asked = 0; !failed && asked < 300; ++asked)
  [failed] = (await client.ask('GET', '/messages?state=failed', { key })).body.items;
assert.equal(failed.about, 'notice');
assert.equal((await client.ask('GET', `/messages/${failed.id}`, { key })).body.cases[0], sent);
const resent = (await client.ask('POST', `/messages/${failed.id}/resend`, {
  key, expect: 201, body: { to: '13900001002', by: '叶青' },
})).body;
assert.equal(resent.trace, failed.trace);
await client.ask('POST', `/messages/${failed.id}/resend`, { key, expect: 409, body: {} });

const lacking = await client.ask('POST', `/cases/${sent}/notices`, {
  key, expect: 422, body: { ...clerk, kind: 'supplement' },
});
assert.deepEqual(lacking.body.errors.map((fault) => fault.where),
  ['所缺材料', '补正期限', '补正方式', '逾期后果']);
const supplement = (await client.ask('POST', `/cases/${sent}/notices`, {
  key, expect: 201,
  body: {
    ...clerk, kind: 'supplement',
    fields: { 所缺材料: ['购物小票'], 补正期限: '2026-12-20', 补正方式: '送到窗口', 逾期后果: '按现有材料办理' },
  },
})).body;
const proof = { ...clerk, proof: '本人签收' };
await client.ask('POST', `/cases/${sent}/notices/${supplement.id}/service`,
  { key, expect: 201, body: proof });
await client.ask('POST', `/cases/${sent}/notices/${supplement.id}/service`,
  { key, expect: 422, body: proof });
// On paper, and withdrawn.
await client.ask('GET', `/cases/${sent}/notices/${supplement.id}/paper`, { key });
await client.ask('POST', `/cases/${sent}/notices/${transfer.id}/withdrawal`,
  { key, expect: 201, body: { ...clerk, reason: '单位名称写错了' } });
const tasks = (await client.ask('GET', '/notice-tasks', { key })).body.items;
assert.ok(tasks.every(({ notice }) => notice !== supplement.id), 'what was handed over is done');
await client.ask('GET', '/notice-tasks', { key: below });

// All else.
const person = (await client.ask('GET', '/people?phone=13900001001', { key })).body;
assert.deepEqual((await client.ask('GET', '/known-people?phone=13900001001', { key })).body, { items: [person] });
assert.deepEqual((await client.ask('GET', '/known-people?phone=13900001999', { key })).body, { items: [] });
assert.deepEqual(person.cases, [sent, number]);
await client.ask('GET', `/people/${person.id}`, { key });
for (const path of ['/cases', '/messages', '/templates', '/readings', '/webhooks',
  `/webhooks/${hook.id}`, `/cases/${number}/events`, `/cases/${number}/clocks`,
  `/cases/${number}/notices`, `/cases/${number}/services`, `/cases/${number}/reminders`,
  '/supervision-list', '/promise', '/figures/matters', '/figures/answers', '/figures/delivery',
  '/figures/ratings', '/figures/matters?format=csv']) await client.ask('GET', path, { key });

// One thing to many; steering may be said again.
const toMany = { text: '下周三的接待日改到周五。', recipients: { people: [person.id] } };
const bulk = (await client.ask('POST', '/bulk', { key, expect: 201, body: toMany })).body;
assert.equal(bulk.recipients, 1);
await client.ask('POST', '/bulk', { key: below, expect: 403, body: toMany });
const ofText = { text_key: 'bind.sms', recipients: { each: [{ person: person.id, values: [{ name: '电话', value: '12345' }] }] } };
const looked = (await client.ask('POST', '/bulk/look', { key, body: ofText })).body;
assert.equal(looked.recipients, 1);
assert.match(looked.first[0].sms, /12345/);
await client.ask('POST', '/bulk/look', { key, expect: 422, body: { ...ofText, text_key: 'no.such' } });
const byPhone = { ...toMany, recipients: { phones: ['1390000'] } };
await client.ask('POST', '/bulk', { key, expect: 422, body: byPhone });
for (const act of ['pause', 'pause', 'resume', 'stop'])
  await client.ask('POST', `/bulk/${bulk.id}/${act}`, { key });
assert.equal(huiyin('bulk', 'list'), '');
for (const path of ['/bulk', `/bulk/${bulk.id}`]) await client.ask('GET', path, { key });

await client.ask('GET', '/reminder-rules', { key });
await client.ask('GET', '/cases?cursor=x', { key, expect: 400 });
await client.ask('DELETE', `/webhooks/${hook.id}`, { key, expect: 204 });

// What people do at the console.
const add = (login, name, roles, userid) => /密码 (\S+)/.exec(huiyin('user', 'add', '--login', login,
  '--name', name, '--userid', userid, ...roles.flatMap((role) => ['--role', role])))[1];
await askTheConsole(client, add, { number: sent, person: person.id, platform });

const missed = client.operations().map(({ operation }) => operation.operationId)
  .filter((id) => !client.done.has(id));
assert.deepEqual(missed, [], 'every operation was asked');
const id = key.split('_')[1];
huiyin('user', 'key', 'revoke', id);
await client.ask('GET', '/cases', { key, expect: 401 });

receiver.close();
carrier.close();
await gateway.stop();
await sim.stop();
assert.deepEqual(gateway.endedByItself, []);
rmSync(work, { recursive: true });
console.log(`ok    ${client.done.size} operations, each answer as the document says`);
process.exit(0);
