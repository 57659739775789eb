// How an office words what the product says: written by one, published by another.
import assert from 'node:assert/strict';

import { pause } from '../faults/program.mjs';
import { signedIn } from './console_stories.mjs';

const kKey = 'notice.acceptance';
const pageOf = (key) => `texts/${key.replaceAll('.', '/')}`;
const part = (page, name) => page.getByRole('region', { name, exact: true });
const says = async (page, button) => {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
};

// A colleague with a browser of his own, on the page of that text.
async function colleague(walk, login, key = kKey, options = {}) {
  const visitor = await walk.desk(options);
  const page = await signedIn(visitor, login);
  await visitor.goes(pageOf(key));
  return { visitor, page, words: page.getByRole('textbox', { name: '改成' }) };
}

// What was published is in force within seconds, also for who looks just then.
async function standsThere(visitor, words) {
  const found = part(visitor.page, '现在用的').getByText(words);
  for (let tried = 0; tried < 20 && await found.count() === 0; ++tried) {
    await pause(500);
    await visitor.goes(pageOf(kKey));
  }
  await found.first().waitFor();
}

async function handsIn(page) {
  await page.getByRole('button', { name: '保存并送审' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '送审' }).click();
  await page.getByText('自己写的要请另一位审核').waitFor();
}

export const textStories = [
  { title: 'other words are rehearsed before anybody hears them', async tell(walk) {
    for (const size of ['desk', 'phone']) {
      const visitor = await walk[size]();
      const page = await signedIn(visitor);
      await visitor.goes(pageOf('book_visit.done'));
      const words = page.getByRole('textbox', { name: '改成' });
      const rehearsal = part(page, '排练');
      const start = rehearsal.getByRole('button', { name: '看看会改动哪些对话' });
      await words.fill(`太好了！${await words.inputValue()}请带身份证号。`);
      await page.waitForResponse((answer) => answer.url().endsWith('/preview'));
      await start.click();
      await rehearsal.getByText(/排练了 \d+ 段对话，\d+ 段不一样/).waitFor({ timeout: 120_000 });
      await rehearsal.getByText('不合格').first().waitFor();
      await rehearsal.locator('summary').first().focus();
      await page.keyboard.press('Enter');
      await rehearsal.getByText('太好了！').first().waitFor();
      await rehearsal.getByText('不该说：身份证号').waitFor();
      await visitor.looks('text-rehearsed');
      await words.fill((await words.inputValue()).replace('太好了！', '好！'));
      await rehearsal.getByText('文字后来又改过').waitFor();
      await page.getByRole('button', { name: '用原来的文字' }).click();
      await visitor.close();
    }
  } },

  { title: 'texts are found by who reads them, by their words and by their state', async tell(walk) {
    const visitor = await walk.desk();
    const page = await signedIn(visitor);
    const rows = part(page, '文字').getByRole('listitem');
    await page.getByRole('navigation', { name: '菜单' }).getByRole('link', { name: '文字' }).click();
    await page.getByRole('link', { name: '告知书等文书' }).click();
    await rows.filter({ hasText: kKey }).waitFor();
    await rows.getByRole('link', { name: `受理告知书 ${kKey}` }).waitFor();
    await visitor.looks('texts-notices');
    await page.getByRole('textbox', { name: '找文字' }).fill('复查申请');
    await page.keyboard.press('Enter');
    await rows.filter({ hasText: '复查申请' }).first().waitFor();
    await visitor.looks('texts-found');
    await page.getByRole('textbox', { name: '找文字' }).fill('预约·问手机号');
    await page.keyboard.press('Enter');
    await rows.getByRole('link', { name: '预约·问手机号·短信 book_visit.ask_phone.brief' }).waitFor();
    assert.equal(await rows.count(), 2);
    await rows.getByRole('link', { name: '预约·问手机号 book_visit.ask_phone', exact: true }).click();
    await page.getByRole('heading', { name: '预约·问手机号 book_visit.ask_phone' }).waitFor();
    await visitor.looks('text-title');
    await page.goBack();
    await page.getByRole('textbox', { name: '找文字' }).fill('没有这样的话');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByText('没有写着“没有这样的话”的文字').waitFor();
    await page.goBack();
    await rows.filter({ hasText: '预约·问手机号' }).first().waitFor();
    await visitor.goes('texts?state=changed');
    await page.getByText('还没有改过文字').waitFor();
    await visitor.close();
  } },

  { title: 'words that leave out what the law wants are not kept, and the page says which', async tell(walk) {
    const { visitor, page, words } = await colleague(walk, 'yeqing');
    await words.fill('您反映的{事项}已受理。\n{如果 期限}办完就告诉您。');
    await page.getByText('“如果”没有写完').waitFor();
    await page.getByText('还没写上：登记号、').waitFor();
    assert.ok(await page.getByRole('button', { name: '保存草稿' }).isDisabled());
    await visitor.looks('text-faults');
    await page.getByRole('button', { name: '第 2 行' }).first().click();
    assert.equal(await words.evaluate((box) => box.selectionStart), 13);
    await page.getByRole('link', { name: '回到文字' }).click();
    const asked = page.getByRole('dialog', { name: '有改动还没保存' });
    await asked.getByRole('button', { name: '留下接着写' }).click();
    assert.match(await words.inputValue(), /办完就告诉您/);
    await page.getByRole('link', { name: '回到文字' }).click();
    await asked.getByRole('button', { name: '不保存，离开' }).click();
    await page.getByRole('heading', { name: '文字', exact: true }).waitFor();
    await visitor.close();
  } },

  { title: 'a notice is worded by one, published by another, and put back', async tell(walk) {
    const author = await colleague(walk, 'yeqing');
    const shipped = await author.words.inputValue();
    const fresh = shipped.replace('您于{收到日期}反映的', '您好！您在{收到日期}反映的');
    await author.words.fill(fresh);
    await author.page.getByRole('article', { name: '印出来' }).getByText('您好！您在2026年').waitFor();
    await part(author.page, '短信').getByText(/\d+ 字，按 \d 条计费/).waitFor();
    await author.page.getByRole('textbox', { name: '为什么改' }).fill('开头加一声问候');
    await author.visitor.looks('text-written');
    await author.page.getByRole('button', { name: '试发给自己' }).click();
    await author.page.getByText('已发到您的企业微信').waitFor();
    await author.page.getByRole('button', { name: '保存草稿' }).click();
    await author.page.getByText('草稿已保存').waitFor();
    await says(author.page, '送审');
    await author.page.getByText('自己写的要请另一位审核').waitFor();
    assert.equal(await author.page.getByRole('button', { name: '发布' }).count(), 0);
    await author.visitor.looks('text-handed-in');

    const reviewer = await walk.desk();
    const page = await signedIn(reviewer, 'gaolang');
    await page.getByRole('link', { name: '1 条文字待审核' }).click();
    await page.getByRole('listitem').filter({ hasText: '叶青送审，待审核' }).getByRole('link').click();
    await part(page, '待审核').getByRole('insertion').filter({ hasText: '好！您在' }).waitFor();
    await reviewer.looks('text-review');
    await says(page, '发布');
    await part(page, '现在用的').getByText('您好！您在').waitFor();

    await author.visitor.goes(pageOf(kKey));
    await standsThere(author.visitor, '您好！您在');
    await author.page.getByRole('button', { name: '用原来的文字' }).click();
    await handsIn(author.page);
    await reviewer.goes(pageOf(kKey));
    await page.getByRole('button', { name: '退回' }).click();
    const form = page.getByRole('dialog', { name: '退回这一稿' });
    await form.getByRole('button', { name: '退回' }).click();
    await form.getByText('请写上为什么退回').waitFor();
    await form.getByRole('textbox').fill('问候留着更好，再想想');
    await reviewer.looks('text-return');
    await form.getByRole('button', { name: '退回' }).click();
    await part(page, '各个版本').getByText('问候留着更好').waitFor();

    await author.visitor.goes(pageOf(kKey));
    await author.page.getByText('高朗退回了这一稿').waitFor();
    await author.visitor.looks('text-returned');
    await author.page.getByRole('button', { name: '接着改这一稿' }).click();
    assert.equal(await author.words.inputValue(), shipped);
    await handsIn(author.page);
    await reviewer.goes(pageOf(kKey));
    await says(page, '发布');
    await part(page, '现在用的').getByText('原来的', { exact: true }).waitFor();
    const versions = part(page, '各个版本').getByRole('listitem');
    assert.equal(await versions.filter({ hasText: '已发布' }).count(), 2);
    await versions.filter({ hasText: '开头加一声问候' }).getByRole('button', { name: '与现在用的比' }).click();
    await versions.getByRole('insertion').filter({ hasText: '好！您在' }).waitFor();
    await reviewer.looks('text-versions');
    await reviewer.close();
    await author.visitor.close();
  } },

  { title: 'nobody publishes his own words, and they can be taken back', async tell(walk) {
    const { visitor, page, words } = await colleague(walk, 'gaolang', 'book_visit.done');
    const fresh = `${await words.inputValue()}再见。`;
    await words.fill(fresh);
    await handsIn(page);
    assert.equal(await page.getByRole('button', { name: '发布' }).count(), 0);
    await says(page, '撤回');
    await page.getByText('有改动还没保存').waitFor();
    assert.equal(await words.inputValue(), fresh);
    await page.getByRole('button', { name: '用原来的文字' }).click();
    await visitor.close();
  } },

  { title: 'words outlast a session that ends while they are written', async tell(walk) {
    const { visitor, page, words } = await colleague(walk, 'yeqing', kKey, { refuses: [401] });
    const fresh = `${await words.inputValue()}\n请保存好这份告知书。`;
    await words.fill(fresh);
    await page.getByRole('article', { name: '印出来' }).getByText('请保存好').waitFor();
    await page.context().clearCookies();
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByRole('heading', { name: '登录信访工作台' }).waitFor();
    await visitor.signsIn('yeqing', walk.passwords.yeqing);
    await page.getByText('登录失效前写的还在').waitFor();
    assert.equal(await words.inputValue(), fresh);
    await visitor.close();
  } },

  { title: 'who is too late with his words keeps them before him, and hears why', async tell(walk) {
    const late = await colleague(walk, 'gaolang', 'book_visit.ask_matter', { refuses: [409] });
    await late.words.fill('请说说您要反映什么。');
    const first = await colleague(walk, 'yeqing', 'book_visit.ask_matter');
    await first.words.fill('您想反映什么事？');
    await handsIn(first.page);
    await late.page.getByRole('button', { name: '保存草稿' }).click();
    await late.page.getByRole('alert').filter({ hasText: '已经送审，审完才能再改' }).waitFor();
    await part(late.page, '待审核').getByText('您想反映什么事？').waitFor();
    assert.equal(await late.words.inputValue(), '请说说您要反映什么。');
    await late.visitor.looks('text-late');
    // The preview is of his own words: he reviews the other's once he has put them down.
    assert.equal(await late.page.getByRole('button', { name: '发布' }).count(), 0);
    await late.page.getByRole('button', { name: '放下我写的' }).click();
    await late.page.getByRole('button', { name: '发布' }).waitFor();
    await part(late.page, '短信').getByText('您想反映什么事？').waitFor();
    await says(first.page, '撤回');
    await first.page.getByText('有改动还没保存').waitFor();
    await late.visitor.close();
    await first.visitor.close();
  } },

  { title: 'another one’s draft is not written over unasked', async tell(walk) {
    const first = await colleague(walk, 'yeqing', 'book_visit.ask_name');
    const second = await colleague(walk, 'gaolang', 'book_visit.ask_name');
    const saved = (page) => page.getByText('草稿已保存');
    await first.words.fill('请问您叫什么名字？');
    await first.page.getByRole('button', { name: '保存草稿' }).click();
    await saved(first.page).waitFor();
    await second.words.fill('请告诉我您的姓名。');
    await second.page.getByRole('button', { name: '保存草稿' }).click();
    const asked = second.page.getByRole('dialog', { name: '换掉别人的稿子' });
    await asked.getByText('叶青正在写这条文字').waitFor();
    await second.visitor.looks('text-others');
    await asked.getByRole('button', { name: '换成我的' }).click();
    await saved(second.page).waitFor();
    await says(second.page, '不要这一稿');
    await part(second.page, '在写').waitFor({ state: 'detached' });
    await first.visitor.close();
    await second.visitor.close();
  } },

  { title: 'by keyboard alone on a phone: a variable is offered, taken and kept', async tell(walk) {
    const visitor = await walk.phone();
    const page = await signedIn(visitor);
    await visitor.goes(pageOf('book_visit.done'));
    const { keyboard } = page;
    const words = page.getByRole('textbox', { name: '改成' });
    await words.focus();
    await keyboard.press('Control+End');
    await keyboard.type('您的号：{预');
    await page.getByRole('option', { name: '预约号', exact: true }).waitFor();
    await visitor.looks('text-offers');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowUp');
    await keyboard.press('Enter');
    assert.match(await words.inputValue(), /您的号：\{预约号\}$/);
    await keyboard.press('Control+z');
    assert.match(await words.inputValue(), /您的号：\{预$/);
    await keyboard.press('Control+End');
    await keyboard.type('约号}');
    const save = page.getByRole('button', { name: '保存草稿' });
    await part(page, '短信').getByText('您的号：').waitFor();
    await page.getByRole('textbox', { name: '为什么改' }).focus();
    await keyboard.press('Tab');
    assert.ok(await save.evaluate((button) => button === document.activeElement));
    await keyboard.press('Enter');
    await page.getByText('草稿已保存').waitFor();
    await visitor.looks('text-kept');
    await says(page, '不要这一稿');
    await page.getByText('还没有改动').waitFor();
    await visitor.close();
  } },
];
