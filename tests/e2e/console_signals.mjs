// A citizen writes words of danger, also while a person has the talk: it stands on today's page, is
// taken up, and ends with what was done.
import assert from 'node:assert/strict';

import { Platform } from '../faults/platform.mjs';
import { signedIn } from './console_stories.mjs';

// Registered as the console's own page does it; answers its number.
const registers = (page, who, matter, signatories = 0) => page.evaluate(async (wanted) => {
  const { csrf } = await (await fetch('/api/v1/session')).json();
  const answer = await fetch('/api/v1/cases', { method: 'POST', body: JSON.stringify(wanted),
    headers: { 'Content-Type': 'application/json', 'X-Huiyin-Csrf': csrf } });
  const told = await answer.json();
  if (!answer.ok) throw new Error(JSON.stringify(told));
  return told.number;
}, { arrival: 'visit', as: 'duty', matter, place: '河西路夜市', petitioner: who,
  matter_kind: 'demand', handler: '江禾', first_receiver: '江禾', signatories });

export const signalStories = [
  { title: 'what people bring again, and what many bring, stands among the signals with its matters', async tell(walk) {
    const clerk = await walk.desk();
    const page = await signedIn(clerk);
    const people = ['赵一', '钱二', '孙三'].map((name, at) => ({ name, phone: `1390000310${at}` }));
    const numbers = [];
    for (const who of people) numbers.push(await registers(page, who, '夜市油烟扰民'));
    numbers.push(await registers(page, people[0], '夜市油烟还是扰民'));
    await registers(page, { name: '李四', phone: '13900003109' }, '要求修路', 26);

    await clerk.goes('signals');
    for (const kind of ['联名信', '同一个人又来反映', '多人反映同一问题'])
      await page.getByRole('link', { name: kind }).waitFor();
    await clerk.looks('signals-of-matters');
    await page.getByRole('link', { name: '多人反映同一问题' }).click();
    const one = page.getByRole('region', { name: '预警' });
    for (const number of numbers) await one.getByRole('link', { name: number }).waitFor();
    assert.equal(await one.getByText('原话').count(), 0);
    await clerk.looks('signal-cluster');
    await clerk.goes('signals');
    await page.getByRole('link', { name: '同一个人又来反映' }).click();
    await one.getByRole('link', { name: numbers[3] }).waitFor();
    assert.equal(await one.getByRole('link', { name: /^XF/ }).count(), 2);
    await one.getByRole('link', { name: numbers[3] }).click();
    await page.getByRole('heading', { name: new RegExp(numbers[3]) }).first().waitFor();
    await clerk.close();

    const phone = await walk.phone();
    const small = await signedIn(phone, 'gaolang');
    await phone.goes('signals');
    await small.getByRole('link', { name: '多人反映同一问题' }).first().waitFor();
    await phone.looks('signals-of-matters-small');
    await small.getByRole('link', { name: '多人反映同一问题' }).first().click();
    await small.getByRole('region', { name: '预警' }).getByRole('link', { name: numbers[0] }).waitFor();
    await phone.looks('signal-cluster-small');
    await phone.close();
  } },


  { title: 'words of danger stand on today\'s page, are taken up, and end with what was done', async tell(walk, office, program) {
    const platform = new Platform(program.simPort);
    await platform.say('wmDemoCitizen0004', '我不想活了，药都买好了');
    await platform.replies('wmDemoCitizen0004', 0, { min: 1, quietMs: 800, timeoutMs: 20_000 });

    const clerk = await walk.desk({ refuses: [409] });
    const page = await signedIn(clerk);
    await clerk.goes('');
    await page.getByRole('link', { name: /条预警没有人接手，其中 \d+ 条可能有生命危险/ }).waitFor();
    await clerk.looks('today-signals');
    await page.getByRole('link', { name: /条预警没有人接手/ }).click();
    await page.getByRole('heading', { name: '预警', level: 1 }).waitFor();
    await page.getByRole('link', { name: '轻生风险' }).first().click();
    const one = page.getByRole('region', { name: '预警' });
    await one.getByText('不想活').first().waitFor();
    await one.getByText('正在逐个叫人').waitFor();
    await one.getByText(/叶青（企业微信）/).first().waitFor();
    await clerk.looks('signal-open');
    await one.getByRole('button', { name: '我来处理' }).click();
    await one.getByText(/叶青，.*接手/).waitFor();
    assert.equal(await one.getByText('正在逐个叫人').count(), 0);

    // Somebody has the talk: what he hears there in danger is told all the same.
    await one.getByRole('link', { name: '去会话里接待' }).click();
    await page.getByRole('button', { name: '接管' }).click();
    await page.getByText('我接管中').first().waitFor();
    await platform.say('wmDemoCitizen0004', '信不信我一把火点了你们办公室');
    await page.getByRole('link', { name: '预警：暴力风险，没人接手' }).waitFor({ timeout: 10_000 });
    await clerk.looks('signal-in-talk');
    await page.getByRole('link', { name: '预警：暴力风险，没人接手' }).click();
    await one.getByRole('button', { name: '记下结果' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('做了什么（一句话）').fill('已当面劝住，家人在场');
    await clerk.looks('signal-outcome');
    await form.getByRole('button', { name: '记下结果' }).click();
    await one.getByText('已当面劝住，家人在场').waitFor();
    await clerk.looks('signal-ended');
    await clerk.close();

    const phone = await walk.phone();
    const small = await signedIn(phone, 'gaolang');
    await phone.goes('signals');
    await small.getByRole('link', { name: '暴力风险' }).first().waitFor();
    await phone.looks('signals');
    await small.getByRole('link', { name: '轻生风险' }).first().click();
    await small.getByRole('region', { name: '预警' }).getByText('不想活').first().waitFor();
    await phone.looks('signal');
    await phone.close();
  } },
];
