// A citizen writes words of danger, also while a person has the talk: it stands on today's page, is
// taken up, and ends with what was done.
import assert from 'node:assert/strict';

import { Platform } from '../faults/platform.mjs';
import { signedIn } from './console_stories.mjs';

export const signalStories = [
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
