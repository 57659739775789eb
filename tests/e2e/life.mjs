// The life of one matter, from the first word in the chat to the last day of the right to a review:
// what the citizen, the handler, the leader and the office each do on their own screen, and what
// they must see. Beside it a second matter, whose opinion goes by hand and whose day passes.
import assert from 'node:assert/strict';

import { daysUntil, movesTheClock, offeredDay } from './steps.mjs';

const kCode = /查询码：(\d{6})/;

// With the code that came to the phone she registered with: nobody else has it.
async function joins(browser, phone, { number, code, mobile }) {
  const last4 = mobile.slice(-4);
  await phone.types(`查一下，查询码${code}，尾号${last4}`);
  await phone.hears(number, '回复“绑定”');
  await phone.types('绑定');
  await phone.hears(number, '本人');
  await phone.taps('是我本人，绑定');
  await phone.hears('验证码', last4);
  const sms = /验证码(\d{6})/.exec(await browser.newestSms(mobile, '验证码'));
  await phone.types(`验证码是${sms[1]}`);
  await phone.hears('绑定好了', '文书');
}

// Writes to the office, so that the office may answer for the next two days (the platform's rule).
async function asksHowItStands(phone, number) {
  await phone.types('我的事办得怎么样了');
  return phone.hears(number);
}

// The newest message with a link in it, whose page the last four digits open.
async function opensTheNotice(browser, phone, last4, ...facts) {
  const said = await phone.hearsOfANotice();
  const page = await browser.notice(/http:\/\/\S+\/n\/[0-9a-f]+/.exec(said)[0]);
  await page.getByLabel('后四位').fill('0000');
  await page.getByRole('button', { name: '打开文书' }).tap();
  await page.getByRole('alert').filter({ hasText: '没有打开' }).waitFor();
  await page.getByLabel('后四位').fill(last4);
  await page.getByRole('button', { name: '打开文书' }).tap();
  for (const fact of facts) await page.getByRole('article').filter({ hasText: fact }).waitFor();
  assert.ok(await browser.fits(page), 'the notice is not wider than the phone');
  return { said, page };
}

// The print of the notice on that page, as the phone would load it; asked for without its pass, nothing is told.
async function printsTheNotice(page) {
  const button = page.getByRole('button', { name: '下载打印版' });
  const address = new URL(await button.evaluate((one) => one.form.action));
  const asked = await page.request.get(address.href);
  assert.match(await asked.text(), /手机号后四位/);
  address.searchParams.set('pass', await button.evaluate((one) => new FormData(one.form).get('pass')));
  const paper = await page.request.get(address.href);
  assert.equal(paper.headers()['content-type'], 'application/pdf');
  assert.equal((await paper.body()).subarray(0, 5).toString(), '%PDF-');
}

// What the window's clerk does at the office's own system.
async function takesIn(office, { name, phone, matter, unit, handler }) {
  const { number, query_code: code } = await office.post('/cases', {
    event: 'registered', as: 'duty', by: '叶青', arrival: 'visit', handler: '叶青', matter, petitioner: { name, phone },
  });
  const put = (body) => office.post(`/cases/${number}/events`, { by: '叶青', as: 'duty', ...body });
  await put({ event: 'accepted', unit });
  await put({ event: 'assigned', unit, handler });
  return { number, code };
}

// What a visitor shows at the door: when and where, and the code; not who comes, nor why.
async function looksAtTheSlip(browser, booked) {
  const page = await browser.notice(/https?:\/\/\S+\/v\/[\w-]+/.exec(booked)[0]);
  await page.getByRole('heading', { name: '来访凭条' }).waitFor();
  await page.getByRole('img', { name: '签到用的二维码' }).waitFor();
  const told = await page.locator('main').innerText();
  assert.ok(told.includes('09:00') && told.includes('和平路26号'), told);
  assert.ok(!told.includes('林小满') && !told.includes('9021') && !told.includes('奶粉'), told);
  await browser.picture(page, 'life-slip', { isWhole: true });
  await page.close();
}

async function lifeOfAMatter(browser, office) {
  const index = await browser.index();

  // 林小满 books a visit; at the window her matter is registered and accepted.
  const phone = await browser.phone('wmLife0001');
  await phone.hears('您好');
  await phone.types('我想预约来访，我叫林小满，13900009021，一个人，超市卖过期奶粉不给退');
  await offeredDay(phone);
  await phone.taps('上午9:00');
  await phone.hears('姓名：林小满', '13900009021');
  await phone.taps('对，就这样约');
  await looksAtTheSlip(browser, await phone.hears('约好了', kCode));
  const { number, code } = await takesIn(office, {
    name: '林小满', phone: '13900009021', matter: '超市出售过期奶粉，要求退货',
    unit: '食品科', handler: '江禾',
  });
  const conclude = await office.clock(number, 'conclude');

  // With the code that she was given, and the one that her phone gets, she joins her WeChat with it;
  // the notice that it was accepted was on its way by SMS and comes here now.
  await joins(browser, phone, { number, code, mobile: '13900009021' });
  await phone.picture('life-joined');
  const accepted = await opensTheNotice(
    browser, phone, '9021', '受理告知书', '林小满', number, '过期奶粉', '第二十三条');
  await phone.picture('life-told-of-a-notice');
  await browser.picture(accepted.page, 'life-notice-acceptance', { isWhole: true });
  await accepted.page.getByRole('button', { name: '我已收到' }).tap();
  await accepted.page.getByRole('status').filter({ hasText: '已确认收到' }).waitFor();
  await printsTheNotice(accepted.page);
  assert.equal((await office.get(`/cases/${number}/services`)).items[0].document, 'acceptance');

  // 陈一诺 has the same trouble; she never looks at her phone again after this.
  const other = await browser.phone('wmLife0002');
  await other.hears('您好');
  await other.types('预约来访，我叫陈一诺，13900009022，一个人，水果缺斤少两');
  await offeredDay(other);
  await other.taps('下午3:00');
  await other.hears('姓名：陈一诺');
  await other.taps('对，就这样约');
  await other.hears('约好了', kCode);
  const second = await takesIn(office, {
    name: '陈一诺', phone: '13900009022', matter: '水果店缺斤少两', unit: '价格科', handler: '唐溪',
  });

  await joins(browser, other, { ...second, mobile: '13900009022' });

  // Seven working days before the last day a card asks the handler whether it will be in time.
  await movesTheClock(index, await daysUntil(index, conclude.due) - 8);
  const handler = await browser.colleague('江禾');
  const card = await handler.cardOf(number);
  await browser.picture(handler.page, 'life-reminder-card');
  await handler.presses(card, '进展');
  await handler.writes('已到超市检查，奶粉送检，等检验报告');
  await handler.hears(number);
  await card.getByText('已登记：进展').waitFor();
  await handler.picture('life-card-after-it-was-answered');
  assert.equal((await office.get(`/cases/${number}/events`)).items.at(-1).event, 'progress');

  // The report will be late: he asks for time, the leader approves, the citizen knows.
  await handler.writes(`${number} 办不完，要延期20天，检验报告没出来`);
  await handler.hears('确认');
  await handler.writes('提交');
  await handler.hears('批准', number);
  await asksHowItStands(phone, number);
  const leader = await browser.colleague('秦月');
  await leader.hears('申请延期', number);
  await leader.writes(`同意${number}延期`);
  await leader.hears('20');
  await leader.writes('同意');
  await leader.hears('延长20天');
  await leader.picture('life-leader-approves');
  const until = await office.clock(number, 'conclude');
  assert.ok(until.due > conclude.due);
  const extended = await opensTheNotice(
    browser, phone, '9021', '延期告知书', '检验报告没出来', '副局长', '第三十四条');
  assert.match(extended.said, /延长20日/);
  assert.ok(!/秦月|江禾/.test(extended.said), 'nobody is named to the citizen');
  await browser.picture(extended.page, 'life-notice-extension', { isWhole: true });

  // The opinion: asked for part by part, under the next number, signed by the leader.
  await concludes(handler, number);
  const opinion = await opensTheNotice(
    browser, phone, '9021', '信访处理意见书', '青市监信处意〔', '所售奶粉在保质期内', '30日内',
    '青岚县人民政府');
  await browser.picture(opinion.page, 'life-notice-opinion', { isWhole: true });
  const colleague = await browser.colleague('唐溪');
  await concludes(colleague, second.number);
  await colleague.writes(`${second.number} 意见书已送达，本人在窗口签收回证`);
  await colleague.hears('确认', '处理意见书');
  await colleague.writes('提交');
  await colleague.hears('已记下', '送达');

  // Both may ask for a review until the same day.
  const right = await office.clock(number, 'ask_review');
  assert.equal((await office.clock(second.number, 'ask_review')).due, right.due);
  await movesTheClock(index, await daysUntil(index, right.due));
  await phone.types('我对处理意见不服，今天申请复查还来得及吗');
  await phone.hears('青岚县人民政府');
  await phone.types('申请复查，理由是奶粉的生产日期被改过');
  await phone.hears(number);
  await phone.types('确认');
  await phone.hears(number, '复查');
  await phone.picture('life-review-asked-on-the-last-day');
  const asked = (await office.get(`/cases/${number}/events`)).items.at(-1);
  assert.equal(asked.event, 'review_asked');
  assert.equal(asked.date, right.due);

  // The day after it is over: she is told so, and a person decides. Nothing that was held for her
  // comes late: neither the link to what she has, nor the reminder of a day that has passed.
  await movesTheClock(index, 1);
  const saidBefore = await other.said().count();
  await other.types('我对处理意见不服，要申请复查');
  await other.hears(second.number, '理由');
  assert.equal(await other.said().count(), saidBefore + 1);
  await other.types('秤不准，少了二两');
  await other.hears('期限', second.number);
  await other.picture('life-review-asked-a-day-late');
  await other.types('确认');
  await other.hears(second.number, '复查');
  const late = (await office.get(`/cases/${second.number}/events`)).items.at(-1);
  assert.equal(late.event, 'review_asked');
  assert.ok(late.date > right.due);
}

async function concludes(handler, number) {
  await handler.writes(`${number} 办结`);
  await handler.hears('支持');
  await handler.writes('不予支持');
  await handler.hears('文号');
  await handler.writes('自动');
  await handler.hears('查明');
  await handler.writes('所售奶粉在保质期内');
  await handler.hears('处理意见');
  await handler.writes('不予退货');
  await handler.hears('依据');
  await handler.writes('《食品安全法》第三十四条');
  await handler.hears('理由');
  await handler.writes('检验合格，没有过期');
  await handler.hears('签发');
  await handler.writes('秦月');
  await handler.hears('提交', '青市监信处意〔');
  await handler.writes('提交');
  await handler.hears('已办结', number);
}

export const lives = [{ title: 'the life of one matter', tell: lifeOfAMatter }];
