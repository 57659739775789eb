// Two phones beside each other: what the handler and the citizen get when the clock is moved on.
import assert from 'node:assert/strict';

import { Colleague } from './browser.mjs';

const kNumber = 'XF2026-000201';
const kDesktop = { width: 1366, height: 900 };
const kPhone = { width: 390, height: 844 };
const kAnswers = [['支持', '不予支持'], ['文号', '自动'], ['查明', '所售奶粉在保质期内'], ['处理意见', '不予退货'],
  ['依据', '《食品安全法》第三十四条'], ['理由', '检验合格，没有过期'], ['签发', '秦月'], ['提交', '提交']];

async function looksAtBoth(browser) {
  const index = await browser.index();
  await index.getByRole('link', { name: /两部手机并排看/ }).click();
  await index.getByRole('heading', { name: '两部手机并排看' }).waitFor();
  const page = await browser.page('/together', kDesktop);
  const citizen = page.frameLocator('iframe[title="群众的手机"]');
  const handler = new Colleague(browser, page.frameLocator('iframe[title="工作人员的手机"]'));
  await citizen.getByText('这部手机还没有短信').waitFor();
  await page.getByRole('button', { name: '往后 15 天' }).click();
  await page.getByRole('status').filter({ hasText: '已经拨到' }).waitFor();
  await handler.told().filter({ hasText: kNumber }).first().waitFor();
  await browser.picture(page, 'together-reminded');
  handler.known = await handler.told().count();
  await handler.writes(`${kNumber} 办结`);
  for (const [asked, answer] of kAnswers) {
    await handler.hears(asked);
    await handler.writes(answer);
  }
  await handler.hears('已办结', kNumber);
  const sms = citizen.getByRole('log', { name: '短信' }).getByRole('article').filter({ hasText: '/n/' }).last();
  await sms.waitFor();
  await sms.scrollIntoViewIfNeeded();
  await browser.picture(page, 'together-notice');
  assert.ok(await browser.fits(page), 'nothing sticks out');
  await page.setViewportSize(kPhone);
  assert.ok(await browser.fits(page), 'nothing sticks out on a phone');
  await browser.picture(page, 'together-on-a-phone', { isWhole: true });
}

export const togetherStories = [{ title: 'two phones beside each other', tell: looksAtBoth }];
