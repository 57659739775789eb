// A new office: what it still lacks, and the first message, which goes to oneself.
import assert from 'node:assert/strict';

import { signedIn } from './console_stories.mjs';

export const startStories = [
  { title: 'an admin is led to what is missing, and sends the first message to himself', async tell(walk) {
    const phone = await walk.phone();
    await signedIn(phone, 'gaolang');
    await phone.page.getByRole('link', { name: '看还差什么' }).click();
    await phone.settles();
    await phone.looks('start');
    await phone.close();
    const visitor = await walk.desk();
    const page = await signedIn(visitor, 'gaolang');
    await page.getByRole('link', { name: '看还差什么' }).press('Enter');
    await page.getByRole('heading', { name: '开始使用' }).waitFor();
    const step = (name) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
    await step('换成本单位的资料').getByText('还没做').waitFor(); // the demo serves the sample
    await step('给第二个人建账号').getByText('已做好').waitFor();
    const message = step('给自己发第一条消息');
    await message.getByRole('button', { name: '发给我自己' }).press('Enter');
    await message.getByRole('status').getByText('平台已收').waitFor();
    await message.getByText('已做好').waitFor();
    await visitor.looks('start-sent');
    const next = page.locator('[aria-current="step"]');
    assert.equal(await next.count(), 1, 'one step is the next');
    await visitor.close();
  } },

  { title: 'who manages no accounts is not sent to the first steps', async tell(walk) {
    const visitor = await walk.desk();
    const page = await signedIn(visitor, 'yeqing');
    assert.equal(await page.getByRole('link', { name: '看还差什么' }).count(), 0);
    await visitor.close();
  } },
];
