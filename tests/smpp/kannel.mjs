// A direct line 直连 against Kannel's drive_smpp (Debian's kannel-extras), another SMSC that we did
// not write. It knows binds as transmitter and receiver alone, delivers a few messages, takes what
// is submitted, and logs each PDU as Kannel reads it; receipts it has none. Its port for a smsbox
// is fixed: where another program has that, this is skipped.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { freePort, pause, Program } from '../faults/program.mjs';
import { kAccount, Office } from './office.mjs';

const kSkipped = 77;
const kSmsboxPort = 13001;
const kDelivered = 3;
const kBoundMs = 20_000;

const { values: given } = parseArgs({
  options: {
    huiyin: { type: 'string', default: 'build/huiyin' },
    drive: { type: 'string' },
  },
});
// Installed, or unpacked by ./dev.
const unpacked = new URL('../../build/kannel/usr/lib/kannel/test/drive_smpp', import.meta.url);
const drivePath = [given.drive, '/usr/lib/kannel/test/drive_smpp', fileURLToPath(unpacked)].find(
  (path) => path && existsSync(path));

function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(kSkipped);
}
if (!drivePath) skip('kannel-extras is not at hand');

// Where Kannel's own gateway would be; it waits there for messages that never come.
const smsbox = net.createServer((socket) => socket.on('error', () => {}).resume());
await new Promise((resolve) => {
  smsbox.once('error', () => skip(`port ${kSmsboxPort} is taken`));
  smsbox.listen(kSmsboxPort, '127.0.0.1', resolve);
});

async function sees(what, ask) {
  for (const until = Date.now() + kBoundMs; Date.now() < until; await pause(30)) {
    const seen = await ask();
    if (seen) return seen;
  }
  throw new Error(`it did not come about in ${kBoundMs} ms: ${what}`);
}

const work = mkdtempSync(join(tmpdir(), 'huiyin-kannel-'));
const port = await freePort();
const log = join(work, 'drive.log');
const config = join(work, 'drive.conf');
writeFileSync(config, [
  'group = core', 'admin-port = 13000', `smsbox-port = ${kSmsboxPort}`, 'admin-password = x', '',
  'group = smsc', 'smsc = smpp', 'smsc-id = smpp', 'host = 127.0.0.1', `port = ${port}`,
  `smsc-username = ${kAccount.system_id}`, `smsc-password = ${kAccount.password}`, ''].join('\n'));
const drive = new Program({
  name: 'drive_smpp', command: drivePath, log,
  args: ['-v', '0', '-p', String(port), '-m', String(kDelivered), '-c', config],
}).start();
const read = () => readFileSync(log, 'latin1');
await sees('drive_smpp listens', () => /accept_thread/.test(read()));

const kPushKey = '0123456789abcdef';
const office = await new Office({
  huiyin: given.huiyin, folder: join(work, 'office'),
  line: { base_url: `smpp://127.0.0.1:${port}`, bind: 'transmitter_receiver' },
  // Citizens' words come by another account: the senders of drive_smpp are no phones.
  more: {
    web: {
      provider: 'mas', base_url: 'http://127.0.0.1:9', id: 'id', secret: 'secret', signature: 'S',
      customer: 'C', push_key: kPushKey,
    },
  },
}).start();

await sees('both connections are bound', async () =>
  (await office.metric('huiyin_smpp_bound{account="line"}')) === 1);
await sees('each delivered message is acknowledged', () =>
  (read().match(/Handling SMPP PDU of type deliver_sm_resp/g) ?? []).length === kDelivered);
assert.equal(await office.metric('huiyin_sms_unreadable_total'), kDelivered);

const pushed = await fetch(
  `http://127.0.0.1:${office.port}/webhooks/sms/mas/replies?key=${kPushKey}`, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify([
      { smsContent: '你们在哪个地方', mobile: '13900007001', sendTime: '2026-11-30 09:00:00' }]),
  });
assert.equal(pushed.status, 200);
await sees('the answer is taken', async () =>
  (await office.metric('huiyin_smpp_parts_total{account="line",outcome="taken"}')) > 0);
await sees('its message is accepted', async () =>
  (await office.messages())[0]?.state === 'accepted');

// What Kannel understood of it: the beginning of the text is logged octet by octet.
const text = read();
const begins = Buffer.from('【信访】', 'utf16le').swap16().toString('latin1');
for (const fact of [/type bind_transmitter/, /type bind_receiver/, /type enquire_link_resp/,
  new RegExp(`submit_sm: short_message = <${begins}`)])
  assert.ok(fact.test(text), `Kannel's log has ${fact}`);
assert.ok(!/generic_nack|unknown|malformed|garbage/i.test(text));
assert.equal(await office.metric('huiyin_smpp_strange_total{account="line"}'), 0);

assert.equal(await office.program.stop(), 0);
await sees('it unbinds', () => /type unbind/.test(read()) || drive.child === null);
await drive.kill();
rmSync(work, { recursive: true, force: true });
console.log(`PASS (${kDelivered} delivered, acknowledged as Kannel reads it; submitted and taken)`);
process.exit(0);
