// What people do on the pages, and what they must see.
import assert from 'node:assert/strict';

import { daysBetween, movesTheClock, offeredDay } from './steps.mjs';

const kNumber = /A\d{4}/;

async function bookedFacts(phone, { day, time, place }) {
  const text = await phone.hears('约好了', kNumber, /查询码：\d{6}/, time, place);
  assert.ok(text.includes(day), `the visit is on ${day}: ${text}`);
  return { number: kNumber.exec(text)[0], code: /查询码：(\d{6})/.exec(text)[1] };
}

async function booksByTyping(browser) {
  const phone = await browser.phone('wmDemoCitizen0001');
  await phone.hears('您好');
  await phone.picture('welcome');
  assert.ok(await phone.fits(), 'the page is not wider than the phone');
  await phone.types('我想预约来访');
  await phone.hears('姓名');
  await phone.types('叶小舟');
  await phone.hears('手机号');
  await phone.types('1390000900');
  await phone.hears('10位');
  await phone.picture('typing-wrong-phone');
  await phone.types('13900009001');
  await phone.hears('几个人');
  await phone.types('两个人');
  await phone.hears('什么事');
  await phone.types('超市卖过期奶粉，找了两次都不给退');
  const day = await offeredDay(phone);
  await phone.picture('typing-times');
  await phone.types('上午十点');
  await phone.hears('姓名：叶小舟', '电话：13900009001', '人数：2人', '过期奶粉', '10:00', '同意');
  await phone.picture('typing-summary');
  await phone.types('人数写错了，是三个人');
  await phone.hears('人数：3人', '电话：13900009001');
  await phone.types('对');
  const { number } = await bookedFacts(
    phone, { day, time: '10:00', place: '和平路26号' });
  await phone.picture('typing-booked');
  await phone.types('我约的是什么时候');
  await phone.hears(number, '10:00', '3人');
  await phone.picture('typing-own-visit');
}

async function booksByTapping(browser) {
  const phone = await browser.phone('wmDemoCitizen0002');
  await phone.hears('您好');
  await phone.taps('预约来访');
  await phone.hears('姓名');
  await phone.types('江晚');
  await phone.hears('手机号');
  await phone.types('13900009002');
  await phone.hears('几个人');
  await phone.types('1');
  await phone.hears('什么事');
  await phone.types('水果店缺斤少两');
  const day = await offeredDay(phone);
  await phone.taps('下午3:00');
  await phone.hears('姓名：江晚', '15:00', '人数：1人');
  await phone.picture('tapping-summary');
  await phone.taps('要改一下');
  await phone.hears('要改的那一项');
  await phone.picture('tapping-what-to-change');
  await phone.taps('时间');
  await phone.hears(/可以约/);
  await phone.taps('下午4:00');
  await phone.hears('姓名：江晚', '16:00');
  await phone.taps('对，就这样约');
  await bookedFacts(phone, { day, time: '16:00', place: '和平路26号' });
  await phone.picture('tapping-booked');
  await phone.types('我想改期');
  await phone.hears(/可以约/);
  await phone.taps('上午9:30');
  await phone.hears('改成这样', '09:30');
  await phone.taps('对，就这样改');
  await phone.hears('改好了', '09:30');
  await phone.types('算了，取消预约');
  await phone.hears('确认取消吗');
  await phone.taps('取消这个预约');
  await phone.hears('已取消');
  await phone.picture('tapping-cancelled');
}

async function asksForProgress(browser) {
  const phone = await browser.phone('wmDemoCitizen0003');
  await phone.hears('您好');
  await phone.taps('查办理进度');
  await phone.hears('查询码');
  await phone.types('604817');
  await phone.hears('后四位');
  await phone.types('1234');
  const refused = await phone.hears('没有查到');
  assert.ok(!/奶粉|食品科|沈小满/.test(refused), `nothing is told to a stranger: ${refused}`);
  await phone.types('7001');
  const told = await phone.hears('XF2026-000201', '食品科', '奶粉', /最迟.*\d+月\d+日/);
  assert.ok(!told.includes('江禾'), 'the handler is not named');
  await phone.picture('progress');
}

async function talksWithAPerson(browser) {
  const phone = await browser.phone('wmDemoCitizen0001');
  await phone.hears(/./);  // what was said here before
  await phone.types('我想找工作人员');
  await phone.hears('已经通知工作人员', '叶青');
  const staff = await browser.staff();
  await staff.getByRole('button', { name: /叶青/ }).click();
  await staff.getByRole('heading', { name: '叶青的企业微信' }).waitFor();
  const log = staff.getByRole('log', { name: '应用消息' });
  await log.getByText('请人工接待').first().waitFor();
  await browser.picture(staff, 'staff-told');
  await staff.getByRole('textbox', { name: '写给应用' }).fill('有谁在等人工');
  await staff.getByRole('button', { name: '发送' }).click();
  await log.getByRole('article', { name: '我发送' }).last().waitFor();
  await log.getByRole('article', { name: '应用发来' }).nth(1).waitFor();
  const desk = staff.getByRole('complementary', { name: '客服接待' });
  const session = desk.getByRole('listitem').filter({ hasText: '已经通知工作人员' });
  const name = (await session.locator('strong').innerText()).trim();
  await session.getByRole('button', { name: '接入' }).click();
  await desk.getByRole('textbox', { name: `回复${name}` }).fill('您好，我是叶青，请说。');
  await desk.getByRole('button', { name: '回复' }).click();
  await phone.log.getByText('我是叶青，请说').waitFor();
  await phone.picture('person-answers');
  await browser.picture(staff, 'staff-serving');
  await phone.types('来的时候要带什么材料');
  await desk.getByRole('button', { name: '结束会话' }).click();
  await phone.types('你们在哪里');
  await phone.hears('和平路26号');
}

async function looksAtTheFirstPage(browser) {
  const page = await browser.index();
  await page.getByRole('heading', { name: '群众的手机' }).waitFor();
  await page.getByRole('button', { name: '验证客服回调地址' }).click();
  await page.getByRole('status').filter({ hasText: '验证通过' }).waitFor();
  const breaches = page.getByRole('term').filter({ hasText: '违反协议' });
  await breaches.waitFor();
  assert.equal(await breaches.evaluate((term) => term.nextElementSibling.textContent), '0');
  await browser.picture(page, 'first-page');
  const narrow = await browser.index({ width: 390, height: 844 });
  await narrow.getByRole('heading', { name: '群众的手机' }).waitFor();
  await browser.picture(narrow, 'first-page-on-a-phone');
}

// Over WeCom an office may write to a citizen for two days after his last message: so he asks
// something shortly before.
async function isReminded(browser) {
  const phone = await browser.phone('wmDemoCitizen0003');
  await phone.hears(/./);
  await phone.types('预约来访，我叫沈小满，13900007001，一个人，奶粉的事');
  const day = await offeredDay(phone);
  await phone.taps('上午10:30');
  await phone.hears('姓名：沈小满');
  await phone.taps('对，就这样约');
  const { number } = await bookedFacts(phone, { day, time: '10:30', place: '和平路26号' });
  const index = await browser.index();
  const now = await index.getByText('平台现在是').filter({ hasText: '月' }).innerText();
  await movesTheClock(index, daysBetween(now, day) - 2);
  await phone.types('要带什么材料');
  await phone.hears('证件');
  await movesTheClock(index, 2);
  await phone.hears('明天', number, '10:30', '和平路26号');
  await phone.picture('reminded');
}

export const stories = [
  { title: 'a visit booked by typing', tell: booksByTyping },
  { title: 'a visit booked, moved and cancelled by tapping', tell: booksByTapping },
  { title: 'how a case stands', tell: asksForProgress },
  { title: 'a talk with a person', tell: talksWithAPerson },
  { title: 'the first page', tell: looksAtTheFirstPage },
  { title: 'a reminder when time passes', tell: isReminded },
];
