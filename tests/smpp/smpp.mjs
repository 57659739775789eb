// A direct line 直连 against an SMSC that we did not write: npm's smpp. Citizens write, are answered,
// and their answers are told as delivered or not; the SMSC throttles, keeps silent and is killed,
// and so are we. No phone is sent an answer twice, and no citizen's words count twice.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { pause } from '../faults/program.mjs';

const kSkipped = 77;  // as ctest is told
if (!existsSync(new URL('node_modules/smpp', import.meta.url))) {
  console.log('skipped: npm ci was not run in tests/smpp');
  process.exit(kSkipped);
}
const { Smsc } = await import('./smsc.mjs');
const { kAccount, Office } = await import('./office.mjs');

const { values: given } = parseArgs({
  options: {
    huiyin: { type: 'string', default: 'build/huiyin' },
    keep: { type: 'boolean', default: false },
  },
});
const work = mkdtempSync(join(tmpdir(), 'huiyin-smpp-'));
const kBoundMs = 20_000;

// Asks again until it holds: of another process, which tells nobody that something happened.
async function sees(what, ask) {
  const until = Date.now() + kBoundMs;
  for (let last; Date.now() < until; await pause(30)) {
    last = await ask();
    if (last) return last;
  }
  throw new Error(`it did not come about in ${kBoundMs} ms: ${what}`);
}

const wire = (phone) => `86${phone}`;
const partsTo = (smsc, phone) => smsc.parts.filter((part) => part.phone === wire(phone));
const total = ({ udh }) => (udh ? udh[0][3] : 1);
const reference = ({ udh }) => (udh ? udh[0][2] : -1);
const sequence = ({ udh }) => (udh ? udh[0][4] : 1);

// What the phone reads: its messages, each whole, in the order of their first parts.
function readBy(smsc, phone) {
  const texts = new Map();
  for (const part of partsTo(smsc, phone)) {
    const key = part.udh ? `${reference(part)}` : `single ${part.id}`;
    texts.set(key, [...(texts.get(key) ?? []), part]);
  }
  return [...texts.values()].filter((parts) => parts.length >= total(parts[0])).map((parts) =>
    parts.sort((a, b) => sequence(a) - sequence(b)).map(({ text }) => text).join(''));
}

const answered = (smsc, phone, count) => smsc.until(
  `${count} answers to ${phone}`, () => readBy(smsc, phone).length >= count && readBy(smsc, phone));

// No part of it came twice, under whatever reference.
function assertOnce(smsc, phone) {
  const parts = partsTo(smsc, phone).map((part) => `${sequence(part)}/${total(part)}`);
  assert.deepEqual([...parts].sort(), [...new Set(parts)].sort());
}

const newest = async (office) => (await office.messages())[0];
const ended = (office, state) => sees(
  `the newest message is ${state}`, async () => (await newest(office))?.state === state);

const stories = {
  async 'a citizen is answered, and his answer is delivered'({ smsc, office }) {
    const phone = '13900007001';
    assert.equal(await smsc.write(wire(phone), '你们在哪个地方'), 0);
    const [text] = await answered(smsc, phone, 1);
    assert.ok(text.startsWith('【信访】'), text);
    for (const { pdu } of partsTo(smsc, phone)) {
      assert.equal(pdu.data_coding, 8);
      assert.equal(pdu.registered_delivery, 1);
      assert.equal(pdu.source_addr, '10690001');
      assert.equal(pdu.dest_addr_ton, 1);
    }
    await ended(office, 'delivered');
    assert.ok(smsc.acknowledged.every(({ status, octets }) => status === 0 && octets === 17));
  },

  async 'a receipt of a failure is a failure, with its reason'({ smsc, office }) {
    smsc.receipts = 'UNDELIV';
    await smsc.write(wire('13900007002'), '你好');
    await answered(smsc, '13900007002', 1);
    await ended(office, 'failed');
    assert.ok((await newest(office)).reason);
    smsc.receipts = 'DELIVRD';
  },

  async 'a long message in three parts, out of order and one twice, is one'({ smsc, office }) {
    const phone = '13900007003';
    const before = await office.metric('huiyin_sms_replies_total{outcome="taken"}');
    const texts = ['我想问一下，', '你们在', '哪个地方？'];
    for (const at of [2, 0, 2, 1])
      assert.equal(await smsc.write(wire(phone), texts[at], { udh: [5, 0, 3, 9, 3, at + 1] }), 0);
    await answered(smsc, phone, 1);
    assert.equal(await office.metric('huiyin_sms_replies_total{outcome="taken"}'), before + 1);
  },

  async 'the same words written twice are two messages'({ smsc }) {
    const phone = '13900007004';
    await Promise.all([smsc.write(wire(phone), '你好'), smsc.write(wire(phone), '你好')]);
    await answered(smsc, phone, 2);
  },

  async 'throttled, the answer goes out later, once'({ smsc, office }) {
    const phone = '13900007005';
    smsc.throttles = 2;
    await smsc.write(wire(phone), '你们几点上班');
    const texts = await answered(smsc, phone, 1);
    assert.equal(texts.length, 1);
    assert.equal(smsc.throttled, 2);
    assert.equal(await office.metric('huiyin_smpp_throttled_total{account="line"}'), 2);
    await ended(office, 'delivered');
  },

  async 'cut off with an answer on its way, it is unknown and not sent again'({ smsc, office }) {
    const phone = '13900007006';
    const binds = smsc.binds.length;
    smsc.cutBeforeAnswer = 1;
    await smsc.write(wire(phone), '你好');
    await smsc.until('the line comes back', () => smsc.binds.length > binds);
    await ended(office, 'unknown');
    await smsc.write(wire('13900007007'), '你好');
    await answered(smsc, '13900007007', 1);
    assertOnce(smsc, phone);
  },

  async 'a receipt still tells what became of it'({ smsc, office }) {
    const phone = '13900007008';
    smsc.silences = 1;
    await smsc.write(wire(phone), '你好');
    await smsc.until('it is submitted', () => partsTo(smsc, phone).length > 0);
    await ended(office, 'unknown');
    const [{ id, pdu }] = partsTo(smsc, phone);
    smsc.sessions[0].send(pdu.response({ message_id: id.toString(16) }));  // late
    await ended(office, 'accepted');
    await smsc.tell(partsTo(smsc, phone)[0], 'DELIVRD');
    await ended(office, 'delivered');
  },

  async 'what comes again after the SMSC was killed counts once'({ smsc, office }) {
    const phone = '13900007009';
    const taken = await office.metric('huiyin_sms_replies_total{outcome="taken"}');
    // The SMSC is gone before it reads what we answer.
    smsc.receiver().pause();
    smsc.receiver().deliver_sm(
      { source_addr: wire(phone), destination_addr: '10690001', short_message: '1', data_coding: 8 });
    await sees('it is taken', async () =>
      (await office.metric('huiyin_sms_replies_total{outcome="taken"}')) === taken + 1);
    smsc.acknowledged.length = 0;
    const again = await smsc.rebirth();
    await again.until('the line comes back', () => again.sessions.length > 0);
    assert.equal(await again.write(wire(phone), '1'), 0);
    assert.equal(await office.metric('huiyin_sms_replies_total{outcome="taken"}'), taken + 1);
  },

  async 'killed with an answer on its way, we know that we do not know'({ smsc, office }) {
    const phone = '13900007010';
    smsc.silences = 1;
    const binds = smsc.binds.length;
    await smsc.write(wire(phone), '你好');
    await smsc.until('it is submitted', () => partsTo(smsc, phone).length > 0);
    await office.program.kill();
    await office.program.start().ready();
    await smsc.until('the line comes back', () => smsc.binds.length > binds);
    await ended(office, 'unknown');
    await smsc.write(wire('13900007011'), '你好');
    await answered(smsc, '13900007011', 1);
    assertOnce(smsc, phone);
  },

  async 'asked to end, it unbinds'({ smsc, office }) {
    assert.equal(await office.program.stop(), 0);
    assert.equal(smsc.unbinds, 1);
  },
};

async function tell(name, story, cast) {
  const began = Date.now();
  await story(cast);
  console.log(`ok ${name} (${Date.now() - began} ms)`);
}

// One after the other, of one office and one SMSC.
async function oneConnection() {
  const smsc = await new Smsc(kAccount).listen();
  const office = await new Office({
    huiyin: given.huiyin, folder: join(work, 'one'),
    line: { base_url: `smpp://127.0.0.1:${smsc.port}` },
  }).start();
  const cast = { smsc, office };
  // The SMSC's next life, at the same port.
  smsc.rebirth = async () => {
    const { port, ids } = cast.smsc;
    await cast.smsc.kill();
    cast.smsc = await new Smsc(kAccount).listen(port);
    cast.smsc.ids = ids;
    return cast.smsc;
  };
  await smsc.until('it is bound', () => smsc.sessions.length > 0);
  assert.deepEqual(smsc.binds, ['bind_transceiver']);
  for (const [name, story] of Object.entries(stories)) await tell(name, story, cast);
  await cast.smsc.kill();
}

// A certificate for this test alone.
function certificate() {
  const [key, cert] = [join(work, 'key.pem'), join(work, 'cert.pem')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256',
    '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1',
    '-keyout', key, '-out', cert], { stdio: 'ignore' });
  return { file: cert, key: readFileSync(key), cert: readFileSync(cert) };
}

async function twoConnectionsOverTls() {
  const { file, key, cert } = certificate();
  const smsc = await new Smsc({ ...kAccount, tls: { key, cert } }).listen();
  const line = { base_url: `smpps://127.0.0.1:${smsc.port}`, bind: 'transmitter_receiver' };
  const stranger = await new Office({
    huiyin: given.huiyin, folder: join(work, 'stranger'), line,
  }).start();
  await sees('a stranger is tried and not trusted', async () =>
    (await stranger.metric('huiyin_smpp_bound{account="line"}')) === 0
    && /not trusted/.test(readFileSync(stranger.program.log, 'utf8')));
  assert.equal(smsc.binds.length, 0);
  assert.equal(await stranger.program.stop(), 0);
  process.env.SSL_CERT_FILE = file;
  const office = await new Office({ huiyin: given.huiyin, folder: join(work, 'two'), line }).start();
  delete process.env.SSL_CERT_FILE;
  await smsc.until('both are bound', () => smsc.sessions.length === 2);
  assert.deepEqual([...smsc.binds].sort(), ['bind_receiver', 'bind_transmitter']);
  await smsc.write(wire('13900007001'), '你们在哪个地方');
  await answered(smsc, '13900007001', 1);
  await ended(office, 'delivered');
  assert.equal(await office.program.stop(), 0);
  assert.equal(smsc.unbinds, 2);
  await smsc.kill();
}

async function refusedBind() {
  const smsc = await new Smsc({ ...kAccount, password: 'other' }).listen();
  const office = await new Office({
    huiyin: given.huiyin, folder: join(work, 'refused'),
    line: { base_url: `smpp://127.0.0.1:${smsc.port}` },
  }).start();
  await sees('it is refused', () =>
    /bind refused account=line status=ESME_RINVPASWD/.test(
      readFileSync(office.program.log, 'utf8')));
  assert.ok(!readFileSync(office.program.log, 'utf8').includes(kAccount.password));
  assert.equal(await office.metric('huiyin_smpp_bound{account="line"}'), 0);
  assert.equal(await office.program.stop(), 0);
  await smsc.kill();
}

await oneConnection();
await tell('two connections over TLS, to whom is trusted alone', twoConnectionsOverTls);
await tell('a refused bind is told, and the password is not', refusedBind);
if (!given.keep) rmSync(work, { recursive: true, force: true });
console.log('PASS');
process.exit(0);  // sockets that are kept alive would keep it for a while
