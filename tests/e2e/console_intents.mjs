// How an office teaches its bot at the console: a sentence tried, worded, checked, and put in force by
// another person, after which a citizen is understood by it.
import assert from 'node:assert/strict';

import { admin, colleague, says } from './console_office.mjs';
import { signedIn } from './console_stories.mjs';

const regionOf = (page, name) => page.getByRole('region', { name });

async function tries(page, text) {
  const trial = regionOf(page, '试一句');
  await trial.getByLabel('一句话').fill(text);
  await trial.getByRole('button', { name: '试一试' }).click();
  return trial;
}

async function adds(page, intent, lines) {
  const editor = regionOf(page, '改例句');
  await editor.getByRole('combobox', { name: '是什么意思' }).press('Enter');
  await page.getByRole('option', { name: intent, exact: true }).click();
  await editor.getByLabel(/^这样说的话/).fill(lines.join('\n'));
  await editor.getByRole('button', { name: '加上' }).click();
  return editor;
}

export const intentStories = [
  { title: 'a local way to say it is taught by one and put in force by another', async tell(walk, _office, program) {
    const { visitor, page } = await admin(walk, program, { refuses: [409, 422] });
    await visitor.goes('intents');
    await page.getByText('还没有例句。').waitFor();
    await (await tries(page, '帮我打个条子，见下书记')).getByText(/^听成/).first().waitFor();
    const editor = await adds(page, '预约来访', ['我要打个条子见领导', '打条子，电话13900001003']);
    await editor.getByRole('button', { name: '存草稿' }).click();
    await editor.getByText(/像是有电话“13900001003”/).waitFor();
    await visitor.looks('intents-refused');
    await editor.getByRole('button', { name: '删去“打条子，电话13900001003”' }).click();
    await (await tries(page, '帮我打个条子，见下书记')).getByText('照例句“我要打个条子见领导”', { exact: false }).waitFor();
    // What everybody says goes wrong by these: they are told, and not handed on.
    await adds(page, '道谢', ['接待大厅在哪条路', '给我推荐个律师', '受理告知单我还没收到，能再发一遍吗']);
    await editor.getByRole('button', { name: '检查' }).click();
    await editor.getByText(/句大家常说的话会听错，最多只能有2句/).waitFor();
    await editor.getByText('因为例句“接待大厅在哪条路”').first().waitFor();
    await visitor.looks('intents-worse');
    for (const text of ['接待大厅在哪条路', '给我推荐个律师', '受理告知单我还没收到，能再发一遍吗'])
      await editor.getByRole('button', { name: `删去“${text}”` }).click();
    await editor.getByRole('button', { name: '检查' }).click();
    await editor.getByText('没有一句因此听错。').waitFor();
    await editor.getByLabel('为什么改').fill('乡下都这么说');
    await visitor.looks('intents-checked');
    await editor.getByText('排练对话').click();
    await editor.getByRole('button', { name: '看看会改动哪些对话' }).click();
    await editor.getByText(/段对话，都和现在一样/).waitFor({ timeout: 120_000 });
    await says(page, '交给另一个人确认', editor);
    await regionOf(page, '等人确认的例句').getByText('您自己写的').waitFor();
    await visitor.looks('intents-waits');

    const other = await colleague(walk, 'qinyue');
    await other.visitor.goes('intents');
    const waiting = regionOf(other.page, '等人确认的例句');
    await waiting.getByText('乡下都这么说').waitFor();
    await waiting.getByRole('button', { name: '退回' }).click();
    await other.page.getByRole('dialog').getByLabel('为什么退回').fill('再加一句短的');
    await other.page.getByRole('dialog').getByRole('button', { name: '退回', exact: true }).click();
    await waiting.waitFor({ state: 'detached' });

    await visitor.goes('intents');
    await editor.getByText('再加一句短的').waitFor();
    await editor.getByRole('button', { name: '接着改退回的例句' }).click();
    await adds(page, '预约来访', ['打条子']);
    await visitor.looks('intents-returned');
    await editor.getByRole('button', { name: '存草稿' }).click();
    await page.getByText('草稿存好了').waitFor();
    await editor.getByRole('button', { name: '撤回草稿' }).waitFor();
    await says(page, '交给另一个人确认', editor);
    await regionOf(page, '等人确认的例句').waitFor();

    await other.visitor.goes('intents');
    await waiting.getByRole('button', { name: '检查' }).click();
    await waiting.getByText('没有一句因此听错。').waitFor();
    await other.visitor.looks('intents-second');
    await says(other.page, '确认生效', waiting);
    await regionOf(other.page, '以前的例句').getByText(/秦月确认，共2句/).waitFor();
    await (await tries(other.page, '明天打条子要得不')).getByText(/听成“预约来访”/).waitFor();
    await other.visitor.looks('intents-in-force');
    await other.visitor.close();
    await visitor.close();

    const phone = await walk.phone();
    const small = await signedIn(phone, 'guan.li');
    await phone.goes('intents');
    await regionOf(small, '改例句').getByText('我要打个条子见领导').waitFor();
    await phone.looks('intents-small');
    await phone.close();
  } },

  { title: 'no example stands over danger', async tell(walk, _office, program) {
    const { visitor, page } = await admin(walk, program);
    await visitor.goes('intents');
    const trial = await tries(page, '我不想活了');
    await trial.getByText('听出警示：伤害自己').first().waitFor();
    await tries(page, '别再给我发短信了');
    await trial.getByText('先按退订').waitFor();
    assert.equal(await page.getByRole('option', { name: '退订' }).count(), 0);
    await visitor.close();
  } },
];
