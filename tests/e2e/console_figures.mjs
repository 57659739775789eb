// The pictures of the console: what is drawn is what the program counts, as a picture, a table and
// two files.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { pause } from '../faults/program.mjs';
import { signedIn } from './console_stories.mjs';
import { Office } from './office.mjs';

const kParts = ['matters', 'answers', 'delivery', 'ratings'];
const kPlace = '和平路农贸市场';
const kLooksMax = 150;
const kDayMs = 86_400_000;
const kOfficeMs = 8 * 3_600_000;
const ago = (days) => new Date(Date.now() + kOfficeMs - days * kDayMs).toISOString().slice(0, 10);

// A key that writes history, also what a citizen said.
function historian(walk, { huiyin, config }) {
  const scopes = ['cases:read', 'cases:write', 'people:read', 'figures:read'];
  const roles = ['citizen', 'duty', 'handler', 'receiver'];
  const told = execFileSync(huiyin, ['user', 'key', 'create', '--name', '历史',
    ...scopes.flatMap((scope) => ['--scope', scope]), ...roles.flatMap((role) => ['--role', role]),
    '--config', config], { encoding: 'utf8', stdio: 'pipe' });
  return new Office(walk.url, told.trim().split('\n')[0]);
}

// Received, accepted, concluded and rated, so many days ago.
async function matter(api, serial, { words, unit, received, accepted, concluded, rating }) {
  const { number } = await api.post('/cases', { as: 'duty', by: '叶青', event: 'registered',
    arrival: 'visit', matter: words, place: kPlace, handler: '江禾', first_receiver: '叶青',
    contact_known: true, date: ago(received) });
  const writes = (entry) => api.post(`/cases/${number}/events`, entry);
  if (accepted === undefined) return;
  await writes({ event: 'accepted', as: 'duty', by: '叶青', unit, date: ago(accepted) });
  if (concluded === undefined) return;
  const paper = `青市监信处意〔${ago(concluded).slice(0, 4)}〕${900 + serial}号`;
  await writes({ event: 'concluded', as: 'handler', by: '江禾', kind: 'explained', number: paper,
    cause: '管理不严', conclusion: '已解释', opinion: '已说明', facts: '已查明', reasons: '符合规定',
    basis: '《食品安全法》第五十四条', signed_by: '冯川', date: ago(concluded) });
  await writes({ event: 'served', as: 'handler', by: '江禾', document: 'opinion', number: paper,
    proof: '签收回证', remedy: '三十日内可以申请复查', date: ago(concluded - 1) });
  await writes({ event: 'rated', as: 'citizen', by: '王小满', stage: 'opinion', date: ago(concluded - 2),
    ...rating });
}

async function history(api) {
  const satisfied = { office: 'satisfied', unit: 'satisfied' };
  const rows = [
    { words: '超市出售过期奶粉', unit: '食品科', received: 62, accepted: 60, concluded: 30, rating: satisfied },
    { words: '饭店后厨不干净，食品变质', unit: '食品科', received: 55, accepted: 50, concluded: 21,
      rating: { office: 'satisfied', unit: 'mostly' } },
    { words: '停车费乱收费', unit: '价格科', received: 48, accepted: 30, concluded: 14,
      rating: { office: 'mostly', unit: 'dissatisfied' } },
    { words: '物业费涨价不公示', unit: '价格科', received: 41, accepted: 33 },
    { words: '学费多收了三百元', unit: '价格科', received: 34 },
    { words: '药店卖过期药品', unit: '食品科', received: 20, accepted: 13 },
  ];
  for (const [serial, row] of rows.entries()) await matter(api, serial, row);
  // The look at each of them tells its theme and its days.
  for (let looks = 0; looks < kLooksMax; ++looks) {
    const { themes } = await api.get('/figures/matters');
    if (themes.filter(({ title }) => ['食品药品', '价格收费'].includes(title)).length === 2) return;
    await pause(200);
  }
  assert.fail('the matters were not looked at');
}

// "a","b" with quotes doubled, as the program writes them.
const cells = (line) => [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => cell.replaceAll('""', '"'));

async function savesFile(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

// Of a PNG: how large it is, and in how many colours of it there is much.
async function pictureOf(page, bytes) {
  assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: image.width, height: image.height });
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, image.width, image.height);
    const seen = new Map();
    for (let at = 0; at < data.length; at += 4) {
      const colour = `${data[at]},${data[at + 1]},${data[at + 2]}`;
      seen.set(colour, (seen.get(colour) ?? 0) + 1);
    }
    return { width: image.width, height: image.height, wide: window.innerWidth,
      colours: [...seen].filter(([, count]) => count > 400).map(([colour]) => colour) };
  }, bytes.toString('base64'));
}

const kBlue = '29,92,134';

async function looksAtPictures(walk, api) {
  const visitor = await walk.desk();
  const page = await signedIn(visitor, 'gaolang');
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.getByRole('link', { name: '图表' }).click();
  await page.getByRole('img', { name: '每周收到的件' }).waitFor();
  await visitor.settles();
  assert.ok(asked.some((url) => /Figures-.*\.js$/.test(url)), 'the pictures come in a file of their own');
  await visitor.looks('figures');
  const told = await api.get('/figures/matters');
  const weeks = page.getByRole('article', { name: '每周收到的件' });
  await weeks.getByText(`一共收到${told.total}件`).waitFor();
  const table = await tableOf(weeks);
  assert.deepEqual(table.map((row) => Number(row.at(-1))), told.weeks.map(({ count }) => count));
  await visitor.looks('figures-table');
  for (const part of kParts) await savesTable(page, api, part);
  const { name, bytes } = await savesFile(page, page.getByRole('button', { name: /把“反映的主题”存成图片/ }));
  assert.equal(name, 'matters-themes.png');
  const picture = await pictureOf(page, bytes);
  assert.ok(picture.width >= 1440 && picture.height >= 250, `its size: ${picture.width} × ${picture.height}`);
  assert.ok(picture.colours.includes(kBlue), `bars are on it: ${picture.colours.join(' ')}`);
  await visitor.close();
}

// By the keyboard alone: the button, and then the table's rows.
async function tableOf(article) {
  await article.getByRole('button', { name: '看表' }).press('Enter');
  const rows = article.getByRole('table').getByRole('row');
  const all = [];
  for (const row of (await rows.all()).slice(1))
    all.push(await row.locator('th,td').allInnerTexts());
  return all;
}

async function savesTable(page, api, part) {
  const { name, bytes } = await savesFile(page,
    page.locator(`a[href^="/api/v1/figures/${part}?"]`).first());
  assert.match(name, new RegExp(`^${part}-\\d{4}-\\d\\d-\\d\\d-\\d{4}-\\d\\d-\\d\\d\\.csv$`));
  const text = bytes.toString('utf8');
  assert.equal(text[0], '\uFEFF', 'Excel is told that it is UTF-8');
  const lines = text.slice(1).trimEnd().split('\r\n').map(cells);
  const told = await api.get(`/figures/${part}`);
  if (part === 'matters') {
    assert.deepEqual(lines.filter(([by]) => by === '周').map(([, week, count]) => [week, Number(count)]),
      told.weeks.map(({ week, count }) => [week, count]));
    assert.deepEqual(lines.filter(([by]) => by === '主题').map(([, theme, count]) => [theme, Number(count)]),
      told.themes.map(({ title, count }) => [title, count]));
    assert.ok(lines.some(([, place]) => place === kPlace), 'the place has matters enough to be named');
  } else if (part === 'answers') {
    const total = lines.find(([clock, by]) => clock === '办结' && by === '合计').slice(3, 7).map(Number);
    const { within, late, running, overdue } = told.conclude.total;
    assert.deepEqual(total, [within, late, running, overdue]);
    assert.ok(within >= 3 && told.inform.total.late >= 1 && told.inform.total.overdue >= 1);
  } else if (part === 'delivery') {
    assert.ok(told.total.length > 0);
    assert.deepEqual(lines.filter(([week]) => week === '合计').map(([, , said]) => Number(said)),
      told.total.map(({ said }) => said));
  } else {
    const units = lines.find(([by, , of]) => by === '合计' && of === '责任单位').slice(3).map(Number);
    const { satisfied, mostly, dissatisfied, left_out } = told.total.of_unit;
    assert.deepEqual(units, [told.total.rated, satisfied, mostly, dissatisfied, left_out]);
  }
}

export const figureStories = [
  { title: 'pictures show what the program counts, and are saved as PNG and CSV', async tell(walk, office, program) {
    const api = historian(walk, program);
    await history(api);
    await looksAtPictures(walk, api);
  } },

  { title: 'pictures on a phone, at 320 px, at 200 %, and of a time when nothing was', async tell(walk) {
    for (const size of ['phone', 'narrow', 'enlarged']) {
      const visitor = await walk[size]();
      const page = await signedIn(visitor, 'gaolang');
      await visitor.goes('figures?weeks=26');
      await page.getByRole('img', { name: '每周收到的件' }).waitFor();
      await visitor.looks('figures');
      await page.getByRole('article', { name: '告知，按责任单位' }).getByRole('button', { name: '看表' }).click();
      await visitor.looks('figures-table');
      await visitor.goes('figures?weeks=chosen&from=2020-01-01&until=2020-03-01');
      await page.getByText('这段时间没有收到信访件').waitFor();
      await visitor.looks('figures-empty');
      await visitor.close();
    }
  } },

  { title: 'a leader chooses weeks of his own', async tell(walk) {
    const visitor = await walk.desk({ refuses: [400] });
    const page = await signedIn(visitor, 'gaolang');
    await visitor.goes('figures');
    await page.getByRole('combobox', { name: '看哪一段' }).press('Enter');
    await page.getByRole('option', { name: '自己选' }).click();
    await page.getByLabel('从', { exact: true }).fill('2020-01-01');
    await page.getByLabel('从', { exact: true }).press('Tab');
    await page.getByRole('alert').filter({ hasText: '最多看 53 周' }).first().waitFor();
    await visitor.looks('figures-too-long');
    await page.getByLabel('从', { exact: true }).fill(ago(20));
    await page.getByLabel('从', { exact: true }).press('Tab');
    await page.getByRole('article', { name: '每周收到的件' }).waitFor();
    await visitor.close();
  } },
];
