// Notices on paper at the console: one is printed, one that was wrong is withdrawn.
import assert from 'node:assert/strict';

import { signedIn } from './console_stories.mjs';

const supplement = ({ api, accepted }, lacking) => api.post(`/cases/${accepted}/notices`, {
  kind: 'supplement', as: 'duty', by: '叶青', fields: {
    收件人: '王小满', 事项: '菜市场短斤少两', 所缺材料: [lacking], 补正期限: '2030-12-10', 补正方式: '送到窗口',
    逾期后果: '按现有材料办理' } });

export const paperStories = [
  { title: 'a notice is printed, and a wrong one is withdrawn for the one in its place', async tell(walk, office) {
    const wrong = await supplement(office, '购物小漂');
    const right = await supplement(office, '购物小票');
    for (const size of ['phone', 'desk']) {
      const visitor = await walk[size]();
      const page = await signedIn(visitor);
      await visitor.goes(`matters/${office.accepted}`);
      const listed = page.getByRole('listitem').filter({ hasText: wrong.number });
      const print = listed.getByRole('link', { name: /^打印补正通知.*PDF/ });
      const paper = await page.request.get(walk.url + await print.getAttribute('href'));
      assert.equal(paper.headers()['content-type'], 'application/pdf');
      assert.equal((await paper.body()).subarray(0, 5).toString(), '%PDF-');
      await visitor.looks('papers');
      if (size === 'phone') await visitor.close();
      else await withdraws(visitor, listed, right);
    }
  } },

  { title: 'who may not read people has no print of theirs', async tell(walk, office) {
    const visitor = await walk.desk();
    const page = await signedIn(visitor, 'jianghe');
    await visitor.goes(`matters/${office.accepted}`);
    assert.equal(await page.getByRole('link', { name: /^打印/ }).count(), 0);
    await visitor.close();
  } },
];

async function withdraws(visitor, listed, right) {
  const { page } = visitor;
  await listed.getByRole('button', { name: '撤销' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('为什么撤销').fill('材料名称写错了');
  await form.getByLabel('现在有效的是哪一份').press('Enter');
  await page.getByRole('option', { name: right.number }).click();
  await visitor.looks('withdraw');
  await form.getByRole('button', { name: '撤销这份文书' }).click();
  await listed.getByText('已撤销，不再有效').waitFor();
  assert.equal(await listed.getByRole('button', { name: '撤销' }).count(), 0);
  await visitor.looks('withdrawn');
  await visitor.close();
}
