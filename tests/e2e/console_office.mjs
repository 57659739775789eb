// The office in the console: a key that two people give, a trial that two people end.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

import { pause } from '../faults/program.mjs';
import { choosesPassword, kChosen, signedIn } from './console_stories.mjs';

// Somebody who keeps the house and reads no matters.
export async function admin(walk, { huiyin, config }, options = {}) {
  if (!walk.passwords['guan.li']) {
    const told = execFileSync(huiyin, ['user', 'add', '--login', 'guan.li', '--name', '管理',
      '--role', 'admin', '--config', config], { encoding: 'utf8', stdio: 'pipe' });
    walk.passwords['guan.li'] = /密码 (\S+)/.exec(told)[1];
    const first = await walk.desk();
    const page = await signedIn(first, 'guan.li');
    await choosesPassword(page, walk.passwords['guan.li'], kChosen);
    await page.getByRole('navigation', { name: '菜单' }).waitFor();
    await first.close();
    walk.passwords['guan.li'] = kChosen;
  }
  const visitor = await walk.desk(options);
  return { visitor, page: await signedIn(visitor, 'guan.li') };
}

export async function colleague(walk, login, options = {}) {
  walk.passwords[login] ??= walk.passwords.yeqing;
  const visitor = await walk.desk(options);
  return { visitor, page: await signedIn(visitor, login) };
}

const answers = async (walk, key, path) =>
  (await fetch(`${walk.url}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } })).status;

// Presses what stands `within`, and says yes to what it says back.
export async function says(page, title, within = page) {
  await within.getByRole('button', { name: title, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: title, exact: true }).click();
}

async function asksFor({ visitor, page }, to) {
  await visitor.goes('trial');
  await says(page, to);
  await page.getByText('等人确认', { exact: true }).waitFor();
}

async function confirms({ visitor, page }, shown) {
  await visitor.goes('trial');
  await visitor.looks(`trial-confirm-${shown === '试运行' ? 'on' : 'off'}`);
  await says(page, '确认切换');
  await page.getByRole('main').locator('dd').getByText(shown, { exact: true }).waitFor();
}

const kStaff = '姓名,角色,账号,职务,单位,手机\n';
const tableOf = (rows) => ({ name: '人员.csv', mimeType: 'text/csv', buffer: Buffer.from(kStaff + rows) });

export const officeStories = [
  { title: 'a door is tried, and what is wrong is told in words', async tell(walk, _office, program) {
    const { visitor, page } = await admin(walk, program);
    await visitor.goes('channels');
    const door = page.getByRole('region', { name: '企业微信应用（工作人员）' });
    await door.getByRole('button', { name: '检查' }).click();
    await door.getByRole('list', { name: /检查结果/ }).getByText('企业微信应用（工作人员） · ').first()
      .waitFor({ timeout: 60_000 });
    await door.getByText('看全部设置').click();
    await door.getByText('已设置（不显示）').first().waitFor();
    await visitor.looks('channel-checked');
    await visitor.close();
  } },

  { title: 'staff are taken in from a table that was seen first', async tell(walk, _office, program) {
    const { visitor, page } = await admin(walk, program);
    await visitor.goes('staff');
    const choose = (rows) => page.getByLabel('选择表格（CSV）').setInputFiles(tableOf(rows));
    await choose('冯小川,承办人,feng.xc,科员,食品科,139 0000 2088\n乔一,值班,qiao.yi,,,\n');
    const seen = page.getByRole('region', { name: '导入会变什么' });
    await seen.getByText('新来的 2 人').first().waitFor();
    await seen.getByText('139****2088').first().waitFor();
    await visitor.looks('staff-preview');
    await says(page, '确认导入', seen);
    await seen.getByText('和现在一样').waitFor();
    await page.getByRole('region', { name: '现在的人员' }).getByText('冯小川').waitFor();
    await choose('冯小川,科室负责人,feng.xc,科长,食品科,139 0000 2088\n');
    await seen.getByText('职务：科员 → 科长').waitFor();
    await seen.getByText('表里没有的 1 人').first().waitFor();
    await seen.getByText('已经离开').click();
    await visitor.looks('staff-gone');
    await says(page, '确认导入', seen);
    await seen.getByText('和现在一样').waitFor();
    await visitor.close();
  } },

  { title: 'what is wrong with a table of staff is told by line and column', async tell(walk, _office, program) {
    const { visitor, page } = await admin(walk, program, { refuses: [422] });
    await visitor.goes('staff');
    await page.getByLabel('选择表格（CSV）').setInputFiles(tableOf('=1+1,国王,a b,,,12\n'));
    await page.getByRole('alert').getByText('第2行“姓名”').first().waitFor();
    await page.getByRole('alert').getByText('第2行“手机”').first().waitFor();
    await visitor.looks('staff-faults');
    await visitor.close();
  } },

  { title: 'a key that reads matters is made by an admin and let pass by a colleague', async tell(walk, _office, program) {
    const { visitor, page } = await admin(walk, program);
    await visitor.goes('keys');
    await page.getByRole('button', { name: '发一个密钥' }).click();
    const form = page.getByRole('dialog', { name: '发一个密钥' });
    await form.getByLabel('给哪个系统用').fill('市信访平台');
    await form.getByLabel('哪一类系统').press('Enter');
    await page.getByRole('option', { name: '上级平台' }).click();
    await form.getByText('其中您自己没有的：看信访件').waitFor();
    await form.getByText('试用', { exact: true }).click();
    await form.getByText('只能发给本单位的人员').waitFor();
    await form.getByText('正式', { exact: true }).click();
    await visitor.looks('key-form');
    await form.getByRole('button', { name: '发密钥' }).click();
    const shown = page.getByRole('dialog', { name: '密钥', exact: true });
    const secret = await shown.locator('code').innerText();
    await shown.getByText('它现在还不能用').waitFor();
    assert.equal(await answers(walk, secret, '/cases'), 401);
    await shown.getByRole('button', { name: '存好了' }).click();
    await shown.waitFor({ state: 'detached' });
    await page.getByText('等人同意：看信访件').waitFor();
    assert.equal(await page.getByText(secret).count(), 0, 'the secret is shown once');
    assert.equal(await page.getByRole('button', { name: '同意', exact: true }).count(), 0);
    await visitor.looks('keys');

    const clerk = await colleague(walk, 'yeqing');
    await clerk.visitor.goes('keys');
    const asked = clerk.page.getByRole('row').filter({ hasText: '市信访平台' });
    await says(clerk.page, '同意', asked);
    await asked.getByText('在用', { exact: true }).waitFor();
    assert.equal(await answers(walk, secret, '/cases'), 200);
    await clerk.visitor.close();

    await visitor.goes('keys');
    const given = page.getByRole('row').filter({ hasText: '市信访平台' });
    await says(page, '停用', given);
    await given.getByText('已停用', { exact: true }).waitFor();
    assert.equal(await answers(walk, secret, '/cases'), 401);
    await visitor.close();
    const phone = await walk.phone();
    await signedIn(phone, 'guan.li');
    await phone.goes('keys');
    await phone.looks('keys');
    await phone.close();
  } },

  { title: 'an office on trial writes to its own people alone, until two people let it go live', async tell(walk, office, program) {
    const one = await admin(walk, program);
    const two = await colleague(walk, 'linyue');
    await asksFor(one, '切换到试运行');
    assert.equal(await one.page.getByRole('button', { name: '确认切换' }).count(), 0);
    await confirms(two, '试运行');
    await one.visitor.goes('');
    await one.page.getByText('试运行中：只发给本单位的人员').waitFor();
    await one.visitor.looks('trial-banner');

    const { number } = await office.api.post('/cases', { as: 'duty', by: '叶青', event: 'registered',
      arrival: 'visit', matter: '楼道堆满杂物', handler: '江禾', first_receiver: '叶青', contact_known: true,
      petitioner: { name: '王小满', phone: '13900002099' } });
    await office.api.post(`/cases/${number}/events`,
      { event: 'accepted', as: 'duty', by: '叶青', unit: '食品科' });
    const kept = one.page.getByRole('row').filter({ hasText: '单位在试运行' });
    for (let tried = 0; tried < 40 && await kept.count() === 0; ++tried) {
      await pause(500);
      await one.visitor.goes('messages?which=kept_back');
    }
    await kept.filter({ hasText: '短信' }).first().waitFor();
    assert.equal(await kept.filter({ hasText: '企业微信' }).count(), 0, 'staff are written to');
    await one.visitor.looks('trial-kept');

    await asksFor(two, '切换到正式运行');
    await confirms(one, '正式运行');
    assert.equal(await one.page.getByText('试运行中').count(), 0);
    await one.visitor.close();
    await two.visitor.close();
    for (const size of ['phone', 'narrow', 'enlarged']) {
      const small = await walk[size]();
      await signedIn(small, 'guan.li');
      await small.goes('trial');
      await small.looks('trial');
      await small.close();
    }
  } },
];
