// The pages of the demo in a headless browser: a visit booked by typing and by tapping, how a case
// stands, a talk with a person. The programs are started here, on free ports; screenshots lie in
// build/e2e afterwards, to be looked at.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { freePort, Program } from '../faults/program.mjs';
import { Browser } from './browser.mjs';
import { lives } from './life.mjs';
import { Office } from './office.mjs';
import { stories } from './stories.mjs';
import { togetherStories } from './together.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { values: given } = parseArgs({
  options: {
    huiyin: { type: 'string', default: join(root, 'build/huiyin') },
    sim: { type: 'string', default: join(root, 'build/huiyin-sim') },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
    only: { type: 'string', default: '' },
    pictures: { type: 'string', default: join(root, 'build/e2e') },
  },
});

const work = mkdtempSync(join(tmpdir(), 'huiyin-e2e-'));
mkdirSync(given.pictures, { recursive: true });
const [gatewayPort, simPort] = [await freePort(), await freePort()];
const gatewayUrl = `http://127.0.0.1:${gatewayPort}`;
const pages = `http://127.0.0.1:${simPort}`;
const sim = new Program({
  name: 'huiyin-sim', command: given.sim, log: join(work, 'sim.log'), ready: `${pages}/`,
  args: ['--listen', `127.0.0.1:${simPort}`, '--gateway', gatewayUrl,
    '--gateway-clock-url', `${gatewayUrl}/demo/clock`,
    '--office', join(root, 'config/defaults/office.json'),
    ...['wmDemoCitizen0001=晴天', 'wmDemoCitizen0002=老李头', 'wmDemoCitizen0003=小满',
      'wmLife0001=林小满', 'wmLife0002=一诺'].flatMap((one) => ['--citizen', one])],
});
const gateway = new Program({
  name: 'huiyin', command: given.huiyin, log: join(work, 'huiyin.log'),
  ready: `${gatewayUrl}/readyz`,
  args: ['demo', '--listen', `127.0.0.1:${gatewayPort}`, '--platform', pages,
    '--data-dir', join(work, 'data')],
});
await sim.start().ready();
await gateway.start().ready();

// A key for the office's own system, of the running demo.
const config = join(work, 'huiyin.json');
writeFileSync(config, JSON.stringify({ data_dir: join(work, 'data') }));
const key = execFileSync(given.huiyin, ['user', 'key', 'create', '--name', '办案系统',
  '--scope', 'cases:read', '--scope', 'cases:write', '--role', 'duty', '--config', config],
{ encoding: 'utf8', stdio: 'pipe' }).trim();
const office = new Office(gatewayUrl, key);

const browser = await Browser.start({
  executable: given.chromium, profile: join(work, 'profile'), pages, pictures: given.pictures,
});
let failed = 0;
let played = 0;
for (const { title, tell } of [...stories, ...togetherStories, ...lives]) {
  if (!title.includes(given.only)) continue;
  const began = Date.now();
  played += 1;
  try {
    await tell(browser, office);
    assert.deepEqual(browser.complaints, [], 'the pages complain');
    console.log(`ok    ${title} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    await browser.pictureOfFailure(title);
    console.log(`FAIL  ${title}\n${error.stack}`);
  }
  await browser.closePages();
}
await browser.stop();
const ends = [await gateway.stop(), await sim.stop()];
console.log(`${played} stories, ${played - failed} passed, ${failed} failed; `
  + `pictures: ${given.pictures}`);
const isWell = failed === 0 && played > 0 && ends[0] === 0;
if (isWell) rmSync(work, { recursive: true, force: true });
else console.log(`logs: ${work}; the programs ended with ${ends.join(', ')}`);
process.exit(isWell ? 0 : 1);
