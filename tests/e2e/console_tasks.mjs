// An admin's list of tasks from start to end: words changed, seen, let pass and tried by SMS; an
// overdue matter pushed; a reception day moved; a holiday pasted, with the deadlines that it moves.
import assert from 'node:assert/strict';

import { pause } from '../faults/program.mjs';
import { signedIn } from './console_stories.mjs';

const kKey = 'notice.acceptance';
const part = (page, name) => page.getByRole('region', { name, exact: true });
const kDayMs = 86_400_000;
const isoAfter = (iso, days) => new Date(Date.parse(`${iso}T00:00:00Z`) + days * kDayMs)
  .toISOString().slice(0, 10);
const monthDay = (iso) => `${Number(iso.slice(5, 7))}月${Number(iso.slice(8))}日`;
const chinese = (iso) => `${iso.slice(0, 4)}年${monthDay(iso)} ${['周日', '周一', '周二', '周三', '周四',
  '周五', '周六'][new Date(`${iso}T00:00:00Z`).getUTCDay()]}`;

// What comes by itself is looked for again and again, with a bound.
async function until(looks, found, again) {
  for (let tried = 0; tried < looks; ++tried) {
    if (await found.count() > 0) return found.first();
    await pause(700);
    await again();
  }
  await found.first().waitFor();
  return found.first();
}

// A notice of a whole year whose Spring Festival begins on that day. No published one: the days are
// the test's own.
function noticeWith(first) {
  const year = first.slice(0, 4);
  const last = isoAfter(first, 2);
  const run = [first, isoAfter(first, 1), last];
  const one = (name, date) => run.includes(date) ? `${name}：${monthDay(isoAfter(date, 5))}放假1天。\n`
    : `${name}：${monthDay(date)}放假1天。\n`;
  return `国务院办公厅关于${year}年部分节假日安排的通知\n${one('一、元旦', `${year}-01-01`)}` +
    `二、春节：${monthDay(first)}至${monthDay(last)}放假调休，共3天。\n` +
    one('三、清明节', `${year}-04-05`) + one('四、劳动节', `${year}-05-01`) +
    one('五、端午节', `${year}-06-10`) + one('六、中秋节', `${year}-09-15`) +
    one('七、国庆节', `${year}-10-01`);
}

export const taskStories = [
  { title: 'words are changed, seen, let pass by another one, and tried by SMS with its receipt', async tell(walk) {
    const author = await walk.desk();
    const page = await signedIn(author);
    await author.goes(`texts/${kKey.replaceAll('.', '/')}`);
    const words = page.getByRole('textbox', { name: '改成' });
    const shipped = await words.inputValue();
    await words.fill(shipped.replace('您于', '您好！您于'));
    await page.getByRole('article', { name: '印出来' }).getByText('您好！您于').waitFor();
    await page.getByRole('button', { name: '用短信试发' }).click();
    const trial = page.getByRole('status').filter({ hasText: '139****9004' });
    await trial.getByText('已送达').waitFor({ timeout: 60_000 });
    await author.looks('task-trial');
    await page.getByRole('button', { name: '保存并送审' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '送审' }).click();
    await page.getByText('自己写的要请另一位审核').waitFor();

    const reviewer = await walk.desk();
    const other = await signedIn(reviewer, 'gaolang');
    await reviewer.goes(`texts/${kKey.replaceAll('.', '/')}`);
    await other.getByRole('button', { name: '发布', exact: true }).click();
    await other.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
    await part(other, '现在用的').getByText('您好！您于').waitFor();
    await reviewer.close();

    await author.goes('messages?which=all');
    await page.getByRole('row').filter({ hasText: '试发' }).getByRole('link').first().click();
    await page.getByText('【试发】').waitFor();
    await page.getByText('已送达').first().waitFor();
    await author.looks('task-receipt');
    await author.close();
  } },

  { title: 'an overdue matter is found and pushed, and its handler is written to', async tell(walk, office) {
    const visitor = await walk.desk();
    const page = await signedIn(visitor, 'gaolang');
    await visitor.goes('matters');
    await page.getByRole('combobox', { name: '看哪些' }).press('Enter');
    await page.getByRole('option', { name: '超期的' }).click();
    await visitor.settles();
    await visitor.looks('task-overdue');
    await page.getByRole('link', { name: office.late }).click();
    await page.getByText('已超期').first().waitFor();
    await page.getByRole('button', { name: '开始督办', exact: true }).click();
    await page.getByRole('textbox', { name: '理由' }).fill('已经超期，请尽快答复');
    await visitor.looks('task-push');
    await page.getByRole('button', { name: '记入台账：开始督办' }).click();
    await page.getByText('“开始督办”已记入台账').waitFor();
    await page.getByRole('listitem').filter({ hasText: '已经超期，请尽快答复' }).filter({ hasText: '高朗' })
      .first().waitFor();
    await visitor.looks('task-pushed');
    await visitor.goes('messages?which=all');
    const told = page.getByRole('row').filter({ hasText: '督办' }).filter({ hasText: '企业微信' });
    await (await until(20, told, () => visitor.goes('messages?which=all'))).getByRole('link').first().click();
    await page.getByText(`督办${office.late}`).waitFor();
    await visitor.close();
  } },

  { title: 'a reception day is moved, and everybody who booked is told', async tell(walk, office) {
    const visitor = await walk.desk({ refuses: [409] });
    const page = await signedIn(visitor, 'gaolang');
    await visitor.goes('visits');
    await page.getByRole('button', { name: '改期', exact: true }).click();
    const form = page.getByRole('dialog');
    const choose = (iso) => form.getByLabel('改到哪一天').fill(iso);
    const asked = new Date(`${office.day}T00:00:00Z`).getUTCDay();
    await choose(isoAfter(office.day, 6 - asked)); // a Saturday
    await form.getByRole('alert').filter({ hasText: '休息日' }).waitFor();
    await visitor.looks('task-move-refused');
    const to = isoAfter(office.day, asked > 2 ? 7 : 2);
    await choose(to);
    await form.getByText(/\d+位约好来访的人会收到通知/).waitFor();
    await form.getByText(office.visitor).waitFor();
    await form.getByText(monthDay(to)).first().waitFor();
    await visitor.looks('task-move');
    await form.getByRole('button', { name: '改期并通知' }).click();
    await form.getByText('请写上原因').waitFor();
    await form.getByRole('textbox', { name: /原因/ }).fill('主要领导外出开会');
    await form.getByRole('button', { name: '改期并通知' }).click();
    await form.waitFor({ state: 'hidden' });
    const done = part(page, '改期、取消和恢复');
    await done.getByText(`${chinese(office.day)} 改到 ${chinese(to)}`).first().waitFor();
    await done.getByText('高朗').first().waitFor();
    await until(40, done.getByText(/通知了(\d+)位：送达\1位/), async () => {
      await done.getByRole('button', { name: '再看一次' }).click();
      await visitor.settles();
    });
    await visitor.looks('task-moved');
    await visitor.close();

    for (const size of ['phone', 'narrow']) {
      const small = await walk[size]();
      await signedIn(small, 'gaolang');
      await small.goes('visits');
      const asks = small.page.getByRole('dialog');
      for (const act of ['改期', '取消这一天']) {
        await small.page.getByRole('button', { name: act, exact: true }).click();
        await (act === '改期' ? asks.getByLabel('改到哪一天') : asks.getByText(office.visitor)).waitFor();
        await small.looks(act === '改期' ? 'task-move-small' : 'task-cancel');
        await asks.getByRole('button', { name: '不做了' }).click();
        await asks.waitFor({ state: 'hidden' });
      }
      await small.close();
    }
    const handler = await walk.desk();
    await signedIn(handler, 'jianghe');
    await handler.goes('visits');
    assert.equal(await handler.page.getByRole('button', { name: '改期', exact: true }).count(), 0);
    await handler.close();
  } },

  { title: 'a reception day is called off, and held after all', async tell(walk, office) {
    const later = (await office.api.get('/reception-days')).items
      .filter((one) => one.registration_open).at(-1).date;
    await office.api.post('/bookings', { name: '孙一苗', phone: '13900003021', date: later, time: '10:30',
      matter: '路面坑洼' });
    const visitor = await walk.desk();
    const page = await signedIn(visitor, 'gaolang');
    const asks = page.getByRole('dialog');
    await visitor.goes(`visits?day=${later}`);
    await page.getByRole('button', { name: '取消这一天' }).click();
    await asks.getByText('孙一苗').waitFor();
    await asks.getByRole('textbox', { name: /原因/ }).fill('大厅检修');
    await asks.getByRole('button', { name: '取消并通知' }).click();
    await asks.waitFor({ state: 'hidden' });
    const done = part(page, '改期、取消和恢复');
    await done.getByText(`${chinese(later)} 取消`).first().waitFor();
    await done.getByRole('button', { name: '恢复这一天' }).click();
    await asks.getByText('孙一苗').waitFor();
    await asks.getByText(/照常举行/).waitFor();
    await visitor.looks('task-back');
    await asks.getByRole('textbox', { name: /原因/ }).fill('提前完工');
    await asks.getByRole('button', { name: '恢复并通知' }).click();
    await asks.waitFor({ state: 'hidden' });
    await done.getByText(`${chinese(later)} 恢复`).first().waitFor();
    assert.equal(await done.getByRole('button', { name: '恢复这一天' }).count(), 0);
    await page.getByRole('button', { name: chinese(later) }).waitFor();
    await visitor.looks('task-held-again');
    await visitor.close();
  } },

  { title: 'a holiday is pasted by keyboard, the deadlines that it moves are seen, and it is put in force', async tell(walk, office) {
    const visitor = await walk.desk({ refuses: [422] });
    const page = await signedIn(visitor, 'gaolang');
    await visitor.goes('matters');
    const { due, number } = office.running;
    const year = due.slice(0, 4);
    await visitor.goes(`holidays?year=${year}`);
    const box = page.getByRole('textbox', { name: '放假通知' });
    const look = page.getByRole('button', { name: '看看会改变什么' });
    await box.fill('元旦：1月1日放假，共3天。');
    await look.click();
    await page.getByRole('alert').filter({ hasText: '第1行' }).filter({ hasText: '共3天' }).waitFor();
    await visitor.looks('task-holiday-faults');
    await box.fill(noticeWith(due));
    await box.press('Tab');
    await page.keyboard.press('Enter');
    const seen = part(page, '会改变什么');
    const moved = seen.getByRole('row').filter({ hasText: number });
    await moved.getByText(chinese(due)).waitFor();
    const to = await moved.getByRole('cell').nth(2).innerText();
    assert.notEqual(to, chinese(due));
    await seen.getByText(/共\d+个期限/).waitFor();
    await visitor.looks('task-holiday');
    const put = seen.getByRole('button', { name: '启用', exact: true });
    await put.focus();
    await page.keyboard.press('Enter');
    const asked = page.getByRole('dialog', { name: `启用${year}年的放假安排` });
    await asked.getByText(/个期限会改日期/).waitFor();
    await asked.getByRole('button', { name: '启用' }).press('Enter');
    await part(page, '谁在什么时候启用过').getByText(/高朗 .*启用/).first().waitFor();
    await part(page, '放假和调休').getByRole('row').filter({ hasText: '春节' })
      .getByText(monthDay(due)).waitFor();
    await visitor.looks('task-holiday-put');
    await visitor.goes(`matters/${number}`);
    await until(20, page.getByText(to), () => visitor.goes(`matters/${number}`));
    await visitor.close();

    for (const size of ['phone', 'narrow']) {
      const small = await walk[size]();
      await signedIn(small, 'gaolang');
      await small.goes(`holidays?year=${year}`);
      await small.looks('task-holiday-small');
      await small.close();
    }
    const clerk = await walk.desk();
    await signedIn(clerk);
    await clerk.goes(`holidays?year=${year}`);
    await part(clerk.page, '全年一览').waitFor();
    assert.equal(await clerk.page.getByRole('textbox', { name: '放假通知' }).count(), 0);
    await clerk.close();
  } },
];
