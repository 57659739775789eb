// What a provider of SMS approved for a text: recorded by one, let into use by another.
import assert from 'node:assert/strict';

import { signedIn } from './console_stories.mjs';

const kPage = 'texts/bind/sms';
const kRegion = '短信平台的模板';

export const providerTemplateStories = [
  { title: 'a provider’s template is recorded, held against the text, and let into use by another',
    async tell(walk) {
      const author = await walk.desk({ refuses: [422] });
      const page = await signedIn(author);
      await author.goes(kPage);
      const region = page.getByRole('region', { name: kRegion });
      const first = region.getByRole('listitem').first();
      await first.getByText('未报备').waitFor();
      await first.getByRole('button', { name: /^记下报备/ }).click();
      const form = page.getByRole('dialog');
      await form.getByRole('textbox', { name: '模板编号' }).fill('SMS_100000009');
      await form.getByRole('button', { name: '用现在的文字起个头' }).click();
      await form.getByText('一字不差').waitFor();
      const words = form.getByRole('textbox', { name: /^报备的原文/ });
      const handed = await words.inputValue();
      await words.fill(`${handed}谢谢`);
      await form.getByText(/填好以后从第 \d+ 个字起不一样/).waitFor();
      await form.locator('ins', { hasText: '谢谢' }).waitFor();
      await author.looks('provider-template-differs');
      await form.getByRole('button', { name: '保存' }).click();
      await form.getByText('没有记下').waitFor();
      await words.fill(handed);
      await form.getByText('一字不差').waitFor();
      await form.getByRole('button', { name: '保存' }).click();
      await first.getByText('审核中').waitFor();
      await author.looks('provider-template-pending');
      await author.close();

      const reviewer = await walk.desk();
      const his = await signedIn(reviewer, 'gaolang');
      await reviewer.goes(kPage);
      const item = his.getByRole('region', { name: kRegion }).getByRole('listitem').first();
      await item.getByRole('button', { name: '记为已通过' }).click();
      await his.getByRole('dialog').getByRole('button', { name: '记为已通过' }).click();
      await item.getByText('已通过', { exact: true }).waitFor();
      assert.equal(await item.getByText('SMS_100000009').count(), 1);
      await reviewer.looks('provider-template');
      await reviewer.close();

      for (const size of ['phone', 'narrow']) {
        const visitor = await walk[size]();
        const there = await signedIn(visitor, 'gaolang');
        await visitor.goes(kPage);
        await there.getByRole('region', { name: kRegion }).scrollIntoViewIfNeeded();
        await visitor.looks('provider-template');
        await there.getByRole('region', { name: kRegion }).getByRole('button', { name: /^改报备/ }).first().click();
        await there.getByRole('dialog').getByText('一字不差').waitFor();
        await visitor.looks('provider-template-form');
        await visitor.close();
      }
    } },

  { title: 'a text is sent to many: looked at as they will read it, begun, paused', async tell(walk) {
    for (const size of ['desk', 'phone']) {
      const visitor = await walk[size]({ refuses: [422] });
      const page = await signedIn(visitor, 'gaolang');
      await visitor.goes('bulk');
      await page.getByRole('link', { name: '新的群发' }).click();
      await page.getByText('选一条文字').click();
      await page.getByRole('combobox', { name: '文字' }).fill('bind.code_sms');
      await page.getByRole('option', { name: /bind\.code_sms/ }).click();
      await page.getByRole('textbox', { name: '分钟' }).fill('10');
      await page.getByRole('textbox', { name: /^手机号/ }).fill('13900005001，13900005002 13900005003');
      await page.getByRole('button', { name: '先看看' }).click();
      await page.getByText('缺少“验证码”').first().waitFor();
      await visitor.looks('new-sending-refused');
      await page.getByRole('textbox', { name: '验证码' }).fill('482913');
      await page.getByRole('spinbutton', { name: '每分钟最多发' }).fill('1');
      await page.getByRole('button', { name: '先看看' }).click();
      await page.getByText(/发给 3 人/).waitFor();
      await visitor.looks('new-sending-looked');
      await page.getByRole('button', { name: '开始发' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '开始发' }).click();
      await page.getByText('照文字 bind.code_sms 逐人填好').waitFor();
      await page.getByRole('button', { name: '暂停' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '暂停' }).click();
      await page.getByText('已暂停').first().waitFor();
      await visitor.looks('sending-of-text');
      await visitor.close();
    }
  } },
];
