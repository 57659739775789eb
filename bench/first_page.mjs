// How soon the console can be used over a slow line: 3G Fast as WebPageTest defines it (1.6 Mbit/s down,
// 768 kbit/s up, 150 ms there and back), with 50,000 open cases in the database and nothing in the
// browser's cache. The sign-in page until one can type; the page of today, for who is signed in, until
// what is due stands there. Aim: 1.5 s. The same without a line in between is the floor.
//
//   node bench/first_page.mjs [--cases 50000] [--rounds 7] [--huiyin build/huiyin]
// Needs npm ci in tests/e2e, and Chromium (./dev e2e brings both).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { freePort, pause, Program } from '../tests/faults/program.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const e2e = createRequire(join(root, 'tests/e2e/package.json'));
const { chromium } = await import(pathToFileURL(e2e.resolve('playwright-core')).href)
  .then((found) => found.default ?? found);
const { values: given } = parseArgs({
  options: {
    cases: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '7' },
    huiyin: { type: 'string', default: join(root, 'build/huiyin') },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
  },
});
const kRowsATable = 10_000;
const kDayMs = 86_400_000;
const kPassword = '清风明月，两三点雨，慢慢走';
const k3G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 768_000 / 8 };
const kNone = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

const work = mkdtempSync(join(tmpdir(), 'huiyin-first-page-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const config = join(work, 'huiyin.json');
writeFileSync(config, JSON.stringify({ listen: `127.0.0.1:${port}`, data_dir: join(work, 'data') }));
const huiyin = (...words) =>
  execFileSync(given.huiyin, [...words, '--config', config], { encoding: 'utf8', stdio: 'pipe' });

// Accepted on one of the last seventy days, as many of each: most in time, some over.
function table(from, to) {
  const rows = ['登记号,登记日期,信访形式,事由,受理日期,责任单位,承办人'];
  for (let i = from; i < to; ++i) {
    const day = new Date(Date.now() - (i % 70) * kDayMs).toISOString().slice(0, 10);
    rows.push(`XF2026-${String(i + 1).padStart(6, '0')},${day},来信,反映一件事,${day},食品科,江禾`);
  }
  return `${rows.join('\n')}\n`;
}

for (let from = 0; from < Number(given.cases); from += kRowsATable) {
  const file = join(work, 'cases.csv');
  writeFileSync(file, table(from, Math.min(Number(given.cases), from + kRowsATable)));
  huiyin('import', file, '--kind', 'cases');
}
const first = /密码 (\S+)/.exec(huiyin('user', 'add', '--login', 'gao.lang', '--name', '高朗',
  '--userid', 'gaolang', '--role', 'admin', '--role', 'clerk'))[1];
const gateway = new Program({ name: 'huiyin', command: given.huiyin, log: join(work, 'huiyin.log'),
  ready: `${url}/readyz`, args: ['serve', '--config', config] });
await gateway.start().ready();

const browser = await chromium.launch({ executablePath: given.chromium, headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'] });

// Signed in once; and until the first pass over all cases has found what is due.
async function signIn() {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const post = async (path, data, headers = {}) =>
    (await context.request.post(`${url}/api/v1${path}`, { data, headers }));
  let told = await (await post('/session', { login: 'gao.lang', password: first })).json();
  await post('/session/password', { old: first, new: kPassword }, { 'x-huiyin-csrf': told.csrf });
  told = await (await post('/session', { login: 'gao.lang', password: kPassword })).json();
  const due = new Date(Date.now() + 15 * kDayMs).toISOString().slice(0, 10);
  for (let found = 0; found < 50; await pause(200)) { // not so often that the API has enough of us
    const answer = await context.request.get(`${url}/api/v1/cases?due_by=${due}`);
    if (!answer.ok()) throw new Error(`GET /cases: ${answer.status()} ${await answer.text()}`);
    found = (await answer.json()).items.length;
  }
  await context.request.get(`${url}/api/v1/session`, { headers: { 'x-huiyin-csrf': told.csrf } });
  const state = await context.storageState();
  // As a browser has it in which somebody signed in before: console/src/api/session.ts.
  return { ...state, origins: [{ origin: url,
    localStorage: [{ name: 'huiyin.was_signed_in', value: '1' }] }] };
}

// In the page, frame by frame: what asks from outside looks some hundred milliseconds apart.
function watch({ selector, text }) {
  const isThere = () => [...document.querySelectorAll(selector)].some((one) =>
    one.checkVisibility() && (one.textContent ?? '').startsWith(text));
  const look = () => {
    if (isThere()) globalThis.usableAt = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}

// Milliseconds from the beginning of the navigation until what is `usable` is seen, in a browser that
// knows nothing.
async function openedIn(line, storageState, path, usable) {
  const context = await browser.newContext({ locale: 'zh-CN', ...(storageState && { storageState }) });
  await context.addInitScript(watch, usable);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', line);
  await page.goto(`${url}/console/${path}`, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.usableAt !== undefined);
  const took = await page.evaluate(() => globalThis.usableAt);
  await context.close();
  return took;
}

const state = await signIn();
const kPages = [
  { name: 'sign-in', state: null, path: 'sign-in', usable: { selector: 'input#password', text: '' } },
  { name: 'today', state, path: '', usable: { selector: 'main a', text: 'XF2026-' } },
];
const kLines = [['3G Fast', k3G], ['no line', kNone]];
const told = new Map();
for (let round = 0; round < Number(given.rounds); ++round)
  for (const [line, terms] of kLines)
    for (const { name, state: who, path, usable } of kPages) {
      const key = `${name.padEnd(8)} ${line}`;
      told.set(key, [...told.get(key) ?? [], await openedIn(terms, who, path, usable)]);
    }
console.log(`${given.cases} open cases; milliseconds, ${given.rounds} rounds${' '.repeat(6)}least  median    most`);
for (const [key, all] of [...told].sort()) {
  all.sort((a, b) => a - b);
  const of = (share) => String(Math.round(all[Math.floor((all.length - 1) * share)])).padStart(8);
  console.log(`${key.padEnd(46)}${of(0)}${of(0.5)}${of(1)}`);
}
await browser.close();
const ended = await gateway.stop();
rmSync(work, { recursive: true, force: true });
process.exit(ended === 0 ? 0 : 1);
