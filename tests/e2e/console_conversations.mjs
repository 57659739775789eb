// A citizen in WeChat asks for a person; somebody at the console takes the talk over, answers, and
// gives it back: both sides see it without asking again, and nothing is said twice or by nobody.
import assert from 'node:assert/strict';

import { Platform } from '../faults/platform.mjs';
import { signedIn } from './console_stories.mjs';

const kWait = { min: 1, quietMs: 800, timeoutMs: 20_000 };

class Citizen {
  constructor(platform, user) { Object.assign(this, { platform, user, since: 0 }); }
  async says(text) {
    const { since } = await this.platform.say(this.user, text);
    this.since = since ?? this.since;
  }
  // What he was shown since he wrote last.
  async hears(words) {
    const replies = await this.platform.replies(this.user, this.since, kWait);
    const shown = JSON.stringify(replies);
    assert.ok(shown.includes(words), `${words} in ${shown}`);
    return shown;
  }
}

const talkOf = (page) => page.getByRole('log');

export const conversationStories = [
  { title: 'a person takes a talk over, answers, and gives it back to the bot', async tell(walk, office, program) {
    const platform = new Platform(program.simPort);
    const citizen = new Citizen(platform, 'wmDemoCitizen0003');
    await citizen.says('我要找人工');
    await citizen.hears('通知工作人员');

    const clerk = await walk.desk({ refuses: [409] });
    const page = await signedIn(clerk);
    await clerk.goes('');
    await page.getByRole('link', { name: /等人工的人：\d+/ }).click();
    await page.getByRole('heading', { name: '会话', level: 1 }).waitFor();
    await page.getByRole('region', { name: '会话名单' }).getByRole('link').first().click();
    await talkOf(page).getByText('我要找人工').waitFor();
    await clerk.looks('conversation-waits');
    await page.getByRole('button', { name: '接管' }).click();
    await page.getByText('我接管中').first().waitFor();

    // Another one hears that it is taken.
    const other = await walk.desk({ refuses: [409] });
    const second = await signedIn(other, 'gaolang');
    await other.goes(new URL(page.url()).pathname.replace('/console/', ''));
    await second.getByText('叶青接管中').first().waitFor();
    await other.close();

    // What he writes stands there by itself, and the bot keeps silent.
    await citizen.says('我家门口的路灯坏了三天了');
    await talkOf(page).getByText('我家门口的路灯坏了三天了').waitFor({ timeout: 10_000 });
    const reply = page.getByRole('textbox', { name: '写给群众的话' });
    await reply.fill('您好，我是信访办的叶青，路灯的事我记下了。');
    await reply.press('Control+Enter');
    const shown = await citizen.hears('路灯的事我记下了');
    assert.ok(shown.includes('【工作人员】'), shown);
    assert.equal(JSON.parse(shown).length, 1, `the bot keeps silent: ${shown}`);
    const mine = talkOf(page).getByRole('listitem').filter({ hasText: '【工作人员】' });
    await mine.getByText('平台已收').waitFor({ timeout: 10_000 }); // without asking again
    await clerk.looks('conversation-taken');

    await page.getByRole('button', { name: '交还给智能助手' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '交还给智能助手' }).click();
    await talkOf(page).getByText('叶青交还给智能助手').waitFor();
    await citizen.says('你们在哪里');
    await citizen.hears('和平路');
    await talkOf(page).getByText('你们在哪里').waitFor({ timeout: 10_000 });
    await clerk.close();

    const phone = await walk.phone();
    const small = await signedIn(phone);
    await phone.goes('conversations');
    await small.getByRole('region', { name: '会话名单' }).getByRole('link').first().waitFor();
    await phone.looks('conversations');
    await small.getByRole('region', { name: '会话名单' }).getByRole('link').first().click();
    await talkOf(small).getByText('你们在哪里').waitFor();
    await phone.looks('conversation');
    await small.getByRole('link', { name: '回到名单' }).click();
    await small.getByRole('region', { name: '会话名单' }).waitFor();
    const path = new URL(small.url()).pathname.replace('/console/', '');
    await phone.close();

    // At 320 px and at 200 %, with the box to write in.
    for (const size of ['narrow', 'enlarged']) {
      const visitor = await walk[size]();
      const one = await signedIn(visitor);
      await visitor.goes(path || 'conversations');
      await one.getByRole('region', { name: '会话名单' }).getByRole('link').first().click();
      await one.getByRole('button', { name: '接管' }).click();
      await one.getByRole('textbox', { name: '写给群众的话' }).waitFor();
      await visitor.looks('conversation-mine');
      await one.getByRole('button', { name: '交还给智能助手' }).click();
      await one.getByRole('dialog').getByRole('button', { name: '交还给智能助手' }).click();
      await one.getByRole('button', { name: '接管' }).waitFor();
      await visitor.close();
    }
    platform.close();
  } },
];
