// The console in a headless browser, as people of an office use it: no complaint of a page, no
// request that failed or left the origin, nothing serious that axe finds. Pictures lie in build/e2e.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { freePort, Program } from '../faults/program.mjs';
import { checkInStories } from './console_check_in.mjs';
import { conversationStories } from './console_conversations.mjs';
import { figureStories } from './console_figures.mjs';
import { officeStories } from './console_office.mjs';
import { intentStories } from './console_intents.mjs';
import { office2Stories } from './console_office2.mjs';
import { pageStories } from './console_pages.mjs';
import { paperStories } from './console_papers.mjs';
import { signalStories } from './console_signals.mjs';
import { startStories } from './console_start.mjs';
import { consoleStories } from './console_stories.mjs';
import { taskStories } from './console_tasks.mjs';
import { providerTemplateStories } from './console_provider_templates.mjs';
import { textStories } from './console_texts.mjs';
import { ConsoleWalk } from './console_walk.mjs';
import { Office } from './office.mjs';

const kDemoPassword = 'huiyin-demo'; // app/commands/account.h
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { values: given } = parseArgs({
  options: {
    huiyin: { type: 'string', default: join(root, 'build/huiyin') },
    sim: { type: 'string', default: join(root, 'build/huiyin-sim') },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
    only: { type: 'string', default: '' },
    part: { type: 'string', default: '' }, // pages: each as it stands; tasks: what people do on them
    pictures: { type: 'string', default: join(root, 'build/e2e') },
  },
});

const work = mkdtempSync(join(tmpdir(), 'huiyin-console-'));
mkdirSync(given.pictures, { recursive: true });
const [gatewayPort, simPort] = [await freePort(), await freePort()];
const gatewayUrl = `http://127.0.0.1:${gatewayPort}`;
const sim = new Program({
  name: 'huiyin-sim', command: given.sim, log: join(work, 'sim.log'),
  ready: `http://127.0.0.1:${simPort}/`,
  args: ['--listen', `127.0.0.1:${simPort}`, '--gateway', gatewayUrl,
    '--gateway-clock-url', `${gatewayUrl}/demo/clock`,
    '--office', join(root, 'config/defaults/office.json')],
});
const gateway = new Program({
  name: 'huiyin', command: given.huiyin, log: join(work, 'huiyin.log'),
  ready: `${gatewayUrl}/readyz`,
  args: ['demo', '--listen', `127.0.0.1:${gatewayPort}`,
    '--platform', `http://127.0.0.1:${simPort}`, '--data-dir', join(work, 'data')],
});
await sim.start().ready();
await gateway.start().ready();

// The types of the console are of the document that this program serves.
execFileSync(process.execPath, [join(root, 'console/tools/schema.mjs'), '--check',
  `${gatewayUrl}/api/openapi.json`], { stdio: 'inherit' });

const config = join(work, 'huiyin.json');
writeFileSync(config, JSON.stringify({ data_dir: join(work, 'data') }));
const scopes = ['cases:read', 'cases:write', 'people:read', 'bookings:read', 'bookings:write',
  'reception:read', 'messages:read', 'messages:text', 'messages:send', 'reminders:read',
  'readings:read', 'promise:read', 'bulk:send'];
const key = execFileSync(given.huiyin, ['user', 'key', 'create', '--name', '工作台',
  ...scopes.flatMap((scope) => ['--scope', scope]),
  ...['duty', 'office_head', 'receiver'].flatMap((role) => ['--role', role]), '--config', config],
{ encoding: 'utf8', stdio: 'pipe' }).trim();

// An office with something in it.
async function furnish() {
  const api = new Office(gatewayUrl, key);
  const office = { api, hostileWords: '<img src=x onerror="document.title=1"><script>1</script>路灯不亮' };
  const register = async (matter, phone, date) => (await api.post('/cases', {
    as: 'duty', by: '叶青', event: 'registered', arrival: 'visit', matter, handler: '江禾',
    first_receiver: '叶青', contact_known: true, petitioner: { name: '王小满', phone },
    ...(date && { date }) })).number;
  office.registered = await register('小区电梯经常停运', '13900002001');
  office.accepted = await register('菜市场短斤少两', '13900002002');
  office.hostile = await register(office.hostileWords, '13900002003');
  await api.post(`/cases/${office.accepted}/events`,
    { event: 'accepted', as: 'duty', by: '叶青', unit: '食品科' });
  const running = await api.clock(office.accepted, 'conclude');
  office.running = { number: office.accepted, due: running.due };
  const ago = new Date(Date.now() + 8 * 3_600_000 - 30 * 86_400_000).toISOString().slice(0, 10);
  office.late = await register('路口红绿灯坏了一个月', '13900002004', ago);
  const day = (await api.get('/reception-days')).items.find((one) => one.registration_open);
  Object.assign(office, { day: day.date, visitor: '赵一诺' });
  await api.post('/bookings', { name: '林小满', phone: '13900003001', date: day.date, time: '09:00',
    matter: '路灯不亮' });
  await api.post('/bookings', { name: '赵一诺', phone: '13900003002', date: day.date, time: '09:30',
    people: 2, matter: '邻居装修' });
  const comes = await api.post('/bookings', { name: '周小禾', phone: '13900003003', date: day.date,
    time: '10:00', matter: '楼道堆放杂物' });
  const code = (await api.get(`/check-in-codes?date=${day.date}`)).items
    .find(({ number }) => number === comes.number);
  office.checkIn = code.address.split('/').at(-1);
  const phones = Array.from({ length: 60 }, (_, i) => `139000${String(40000 + i)}`);
  for (const per_minute of [120, 1])
    await api.post('/bulk', { text: '接待日改到周五。', per_minute, recipients: { phones } });
  return office;
}

const office = await furnish();
// People of the demo, and one whose password an admin made.
const added = execFileSync(given.huiyin, ['user', 'add', '--login', 'shenji', '--name', '沈记',
  '--role', 'auditor', '--config', config], { encoding: 'utf8', stdio: 'pipe' });
const passwords = { yeqing: kDemoPassword, gaolang: kDemoPassword, tangxi: kDemoPassword,
  jianghe: kDemoPassword,
  shenji: /密码 (\S+)/.exec(added)[1] };
const walk = await ConsoleWalk.start({
  executable: given.chromium, url: gatewayUrl, platform: `http://127.0.0.1:${simPort}/`,
  pictures: given.pictures, passwords,
});
let failed = 0;
let played = 0;
const kParts = {
  pages: pageStories,
  tasks: [...consoleStories, ...paperStories, ...textStories, ...providerTemplateStories, ...figureStories,
    ...startStories, ...taskStories, ...conversationStories, ...signalStories, ...officeStories, ...office2Stories, ...intentStories,
    ...checkInStories], // the last: its clock moves on to the reception day
};
assert.ok(given.part === '' || given.part in kParts, `--part is one of ${Object.keys(kParts).join(', ')}`);
const kStories = given.part === '' ? Object.values(kParts).flat() : kParts[given.part];
for (const { title, tell } of kStories) {
  if (!title.includes(given.only)) continue;
  const began = Date.now();
  played += 1;
  walk.faults = [];
  let why = '';
  try {
    await tell(walk, office, { huiyin: given.huiyin, config, simPort });
  } catch (error) {
    why = error.stack;
    await walk.looksAtAll(`failed-${played}`);
  }
  if (walk.faults.length > 0) why += `\n  ${walk.faults.join('\n  ')}`;
  if (why) failed += 1;
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(why ? `FAIL  ${title} (${seconds} s)\n${why}` : `ok    ${title} (${seconds} s)`);
}
await walk.stop();
const ends = [await gateway.stop(), await sim.stop()];
console.log(`${played} stories of the console, ${failed} failed; pictures: ${given.pictures}`);
const isWell = failed === 0 && played > 0 && ends[0] === 0;
if (isWell) rmSync(work, { recursive: true, force: true });
else console.log(`logs: ${work}; the programs ended with ${ends.join(', ')}`);
process.exit(isWell ? 0 : 1);
