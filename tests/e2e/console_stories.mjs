// What people do in the console. Each begins with a browser of its own.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

import { Phone } from './totp.mjs';

export async function signedIn(visitor, login = 'yeqing') {
  await visitor.goes('sign-in');
  await visitor.signsIn(login, visitor.walk.passwords[login]);
  await visitor.page.waitForURL(/\/console\/(password)?$/);
  await visitor.settles();
  return visitor.page;
}

export const kChosen = 'long-enough-now';
export async function choosesPassword(page, old, fresh) {
  await page.getByLabel('现在的密码').fill(old);
  await page.getByLabel('新密码', { exact: true }).fill(fresh);
  await page.getByLabel('再填一次新密码').fill(fresh);
  await page.getByRole('button', { name: '换密码' }).click();
}

// Types a code, and answers whether it was taken.
function typing(page, field, button, taken) {
  const refused = page.getByRole('alert').filter({ hasText: '动态口令不对' });
  return async (code) => {
    await field.fill(code);
    await page.getByRole('button', { name: button, exact: true }).click();
    await taken.or(refused).first().waitFor();
    return taken.isVisible();
  };
}

export const consoleStories = [
  { title: 'who is not signed in is led back to where he was going', async tell(walk, office) {
    const visitor = await walk.desk({ refuses: [401] });
    const { page } = visitor;
    await visitor.goes(`matters/${office.accepted}`);
    await visitor.looks('sign-in');
    await visitor.signsIn('yeqing', 'wrong');
    await page.getByRole('alert').filter({ hasText: '不对' }).waitFor();
    await visitor.looks('sign-in-wrong');
    // Nobody of the demo has a code: the program asks for one once, and takes any.
    await page.route('**/api/v1/session', (route) => route.fulfill({ status: 401, json: {
      code: 'session.code_needed', detail: '还要填手机上的动态口令', remedy: '' } }), { times: 1 });
    await visitor.signsIn('yeqing', walk.passwords.yeqing);
    await page.getByRole('textbox', { name: '动态口令' }).waitFor();
    await visitor.looks('sign-in-code');
    await page.getByRole('textbox', { name: '动态口令' }).fill('246810');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: office.accepted }).waitFor();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('heading', { name: '登录信访工作台' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: '登录信访工作台' }).waitFor();
    await visitor.close();
  } },

  { title: 'a code of the phone is asked for once it was set up, and no more in the end', async tell(walk) {
    const visitor = await walk.desk({ refuses: [401, 422] });
    const page = await signedIn(visitor, 'tangxi');
    const field = page.getByLabel('手机上现在的 6 位数字');
    const begin = page.getByRole('button', { name: '开启动态口令' });
    await visitor.goes('sessions');
    await begin.click();
    const shown = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText();
    const phone = new Phone(shown.replaceAll(' ', ''));
    await page.getByRole('img', { name: '给验证器扫的二维码' }).waitFor();
    await visitor.looks('code');
    await phone.enters(typing(page, field, '确认开启', page.getByText('已经开启。手机换了或者丢了')));
    await page.getByRole('button', { name: '退出登录' }).click();
    await visitor.signsIn('tangxi', walk.passwords.tangxi);
    await phone.enters(typing(page, page.getByRole('textbox', { name: '动态口令' }), '登录',
      page.getByRole('heading', { name: '唐溪，您好' })));
    await visitor.goes('sessions');
    await phone.enters(typing(page, field, '关闭动态口令', begin));
    await visitor.close();
  } },

  { title: 'a password that an admin made is changed first', async tell(walk) {
    const visitor = await walk.phone({ refuses: [422] });
    const page = await signedIn(visitor, 'shenji');
    await page.getByRole('heading', { name: '先换一个密码' }).waitFor();
    await visitor.goes('matters');
    await page.getByRole('heading', { name: '先换一个密码' }).waitFor();
    await choosesPassword(page, walk.passwords.shenji, 'short');
    await page.getByRole('alert').filter({ hasText: '至少要 10 个字符' }).waitFor();
    await visitor.looks('password');
    await choosesPassword(page, walk.passwords.shenji, kChosen);
    walk.passwords.shenji = kChosen;
    await page.getByRole('heading', { name: '沈记，您好' }).waitFor();
    await visitor.close();
  } },

  { title: 'an entry is written on a ledger and is no next step any more, and a refused one says why', async tell(walk, office) {
    const visitor = await walk.desk({ refuses: [422] });
    const page = await signedIn(visitor);
    await visitor.goes(`matters/${office.registered}`);
    await page.getByText('为什么是这一天').first().click();
    await page.getByText('《信访工作条例》').first().waitFor();
    await page.getByRole('button', { name: '不予受理' }).click();
    await page.getByRole('button', { name: '记入台账：不予受理' }).click();
    await page.getByRole('alert').filter({ hasText: '没有记入' }).waitFor();
    await visitor.looks('entry-refused');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '受理', exact: true }).click();
    await page.getByRole('textbox', { name: '单位' }).fill('食品科');
    await page.getByRole('button', { name: '记入台账：受理' }).click();
    await page.getByText('“受理”已记入台账').waitFor();
    await page.getByRole('button', { name: '受理', exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '受理', exact: true }) })
      .filter({ hasText: '叶青' }).waitFor();
    await visitor.looks('entry-written');
    await visitor.close();
  } },

  { title: 'what citizens write is shown as they wrote it, and never runs', async tell(walk, office) {
    const visitor = await walk.desk();
    const page = await signedIn(visitor);
    await visitor.goes(`matters/${office.hostile}`);
    await page.getByText(office.hostileWords).first().waitFor();
    assert.equal(await page.evaluate(() => document.querySelectorAll('main img, main script').length), 0);
    await visitor.close();
  } },

  { title: 'a visit is cancelled after it was said whose', async tell(walk) {
    const visitor = await walk.phone();
    const page = await signedIn(visitor);
    await visitor.goes('visits');
    const rows = page.getByRole('table').getByRole('button', { name: '取消预约' });
    const before = await rows.count();
    await rows.first().click();
    const asked = page.getByRole('dialog', { name: '取消这个预约' });
    await asked.getByText('林小满').waitFor();
    await visitor.looks('cancel');
    await asked.getByRole('button', { name: '不做了' }).click();
    assert.equal(await rows.count(), before);
    await rows.first().click();
    await asked.getByRole('button', { name: '取消预约' }).click();
    await page.getByText('预约已取消').waitFor();
    await page.getByRole('cell', { name: '林小满' }).waitFor({ state: 'detached' });
    await visitor.close();
  } },

  { title: 'a sending is paused, resumed and stopped', async tell(walk) {
    const visitor = await walk.desk({ refuses: [409] });
    const page = await signedIn(visitor, 'gaolang');
    await visitor.goes('bulk/2');
    for (const [act, state] of [['暂停', '已暂停'], ['继续', '正在发'], ['停止', '已停止']]) {
      await page.getByRole('button', { name: act }).click();
      await page.getByRole('dialog').getByRole('button', { name: act }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.locator('main').getByText(state, { exact: true }).waitFor();
    }
    await visitor.looks('sending-stopped');
    await visitor.close();
  } },

  { title: 'an admin makes an account, and its password is shown once', async tell(walk) {
    const visitor = await walk.desk({ refuses: [422] });
    const page = await signedIn(visitor, 'gaolang');
    await visitor.goes('users');
    await page.getByRole('button', { name: '新建账号' }).click();
    const form = page.getByRole('dialog', { name: '新建账号' });
    await form.getByRole('button', { name: '新建', exact: true }).click();
    await form.getByRole('alert').waitFor();
    await form.getByRole('textbox', { name: '姓名' }).fill('白露');
    await form.getByRole('textbox', { name: '账号', exact: true }).fill('bai.lu');
    await form.getByRole('button', { name: '新建', exact: true }).click();
    const told = page.getByRole('dialog', { name: '初始密码' });
    walk.passwords['bai.lu'] = await told.getByRole('code').innerText();
    await visitor.looks('first-password');
    await told.getByRole('button', { name: '记下了' }).click();
    await page.getByRole('row').filter({ hasText: 'bai.lu' }).getByText('还没改初始密码').waitFor();
    const other = await walk.phone({ refuses: [401] });
    await other.goes('');
    await other.signsIn('bai.lu', walk.passwords['bai.lu']);
    await other.page.getByRole('heading', { name: '先换一个密码' }).waitFor();
    await other.close();
    await visitor.close();
  } },

  { title: 'who may little sees little, and hears why', async tell(walk) {
    const visitor = await walk.desk({ refuses: [403, 404] });
    const page = await signedIn(visitor, 'shenji');
    if (page.url().endsWith('/password')) { // told alone
      await choosesPassword(page, walk.passwords.shenji, kChosen);
      walk.passwords.shenji = kChosen;
    }
    await page.getByRole('heading', { name: '沈记，您好' }).waitFor();
    const menu = page.getByRole('navigation', { name: '菜单' });
    assert.deepEqual(await menu.getByRole('link').allInnerTexts(), ['今天', '节假日', '催办规则',
      '预警', '消息', '文字', '听懂', '图表', '服务承诺', '查阅记录', '账号', '接口密钥']);
    await visitor.looks('little');
    await visitor.goes('matters');
    await page.getByRole('alert').waitFor();
    await visitor.looks('refused');
    await visitor.goes('readings');
    await visitor.looks('readings-full');
    await visitor.close();
  } },

  { title: 'nothing found and nobody there have their faces', async tell(walk) {
    const visitor = await walk.phone({ isCut: true });
    const page = await signedIn(visitor);
    await visitor.goes('matters?which=review');
    await page.getByText('没有符合的信访件').waitFor();
    await visitor.looks('empty');
    await visitor.goes('matters');
    await page.context().setOffline(true);
    await page.getByRole('combobox', { name: '看哪些' }).press('Enter');
    await page.getByRole('option', { name: '办完的' }).click();
    await page.getByText('请检查网络').first().waitFor();
    await visitor.looks('offline');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByText('请检查网络').waitFor({ state: 'detached' });
    await visitor.close();
  } },

  { title: 'a list goes from page to page, and another choice begins at its first', async tell(walk) {
    const visitor = await walk.phone();
    const page = await signedIn(visitor);
    const asked = [];
    await page.route('**/api/v1/messages*', (route) => {
      const { searchParams } = new URL(route.request().url());
      asked.push(searchParams.toString());
      return route.fulfill({ json: { items: [{ id: asked.length, channel: 'sms', kind: 'reply', about: '',
        state: 'failed', created_at: '2026-11-24T09:10:00+08:00', attempts: 1, code: '', reason: '',
        possible_double: false }], next_cursor: searchParams.has('cursor') ? null : 'p2' } });
    });
    await visitor.goes('messages?which=all');
    await page.getByRole('button', { name: '下一页' }).click();
    await page.getByRole('button', { name: '下一页' }).waitFor({ state: 'detached' });
    await page.goBack();
    await page.getByRole('button', { name: '下一页' }).click();
    await page.getByRole('button', { name: '下一页' }).waitFor({ state: 'detached' });
    await page.getByRole('combobox', { name: '看哪些' }).press('Enter');
    await page.getByRole('option', { name: '发送失败' }).click();
    await page.getByRole('button', { name: '下一页' }).waitFor();
    assert.deepEqual(asked, ['', 'cursor=p2', '', 'cursor=p2', 'state=failed']);
    await visitor.close();
  } },

  { title: 'one signs in by WeCom: on a desk by choosing, in WeCom itself unasked', async tell(walk, office, { huiyin, config }) {
    const desk = await walk.desk({ leaves: true, refuses: [401] });
    await desk.goes(`sign-in?to=/matters/${office.accepted}`);
    await desk.page.getByRole('button', { name: '用企业微信登录' }).click();
    await desk.page.getByRole('heading', { name: '企业微信登录（模拟）' }).waitFor();
    await desk.page.getByRole('button', { name: '叶青', exact: true }).click();
    await desk.page.getByRole('heading', { name: office.accepted }).waitFor();
    assert.doesNotMatch(desk.page.url(), /code=|state=/);
    await desk.goes('sessions');
    await desk.page.getByText('企业微信').first().waitFor();
    await desk.page.getByRole('button', { name: '退出登录' }).click();
    await desk.page.getByRole('heading', { name: '登录信访工作台' }).waitFor();
    await desk.close();

    execFileSync(huiyin, ['user', 'shut', 'baiyang', '--config', config]);
    const inside = await walk.phone({ leaves: true, refuses: [401, 403],
      userAgent: 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 wxwork/4.1.30 MicroMessenger/7.0.1' });
    await inside.goes(`matters/${office.accepted}`);
    await inside.page.getByRole('button', { name: '白杨', exact: true }).click();
    await inside.page.getByRole('alert').filter({ hasText: '没有登录账号' }).waitFor();
    await inside.looks('sign-in-stranger');
    await inside.page.getByRole('button', { name: '用企业微信登录' }).click();
    await inside.page.getByRole('button', { name: '叶青', exact: true }).click();
    await inside.page.getByRole('heading', { name: office.accepted }).waitFor();
    await inside.page.getByRole('button', { name: '退出登录' }).click();
    await inside.page.getByRole('heading', { name: '登录信访工作台' }).waitFor();
    await inside.close();
  } },

  { title: 'a session that ends meanwhile leads to the sign-in, and back', async tell(walk) {
    const visitor = await walk.desk({ refuses: [401] });
    const page = await signedIn(visitor);
    await visitor.goes('messages?which=all');
    await page.context().clearCookies();
    await page.getByRole('link', { name: '服务承诺' }).click();
    await page.getByRole('heading', { name: '登录信访工作台' }).waitFor();
    await visitor.signsIn('yeqing', walk.passwords.yeqing);
    await page.getByRole('heading', { name: '服务承诺' }).waitFor();
    await visitor.close();
  } },

  { title: 'by keyboard alone: into the menu, to a page, past the menu', async tell(walk) {
    const visitor = await walk.phone();
    const page = await signedIn(visitor);
    await visitor.goes('');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), '跳到正文');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: '页面' });
    await drawer.waitFor();
    await visitor.looks('menu');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ''), /菜单/);
    await page.keyboard.press('Enter');
    await drawer.getByRole('link', { name: '信访件' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '信访件' }).waitFor();
    await visitor.close();
  } },
];
