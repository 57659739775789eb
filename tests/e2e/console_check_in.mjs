// A visitor comes: a clerk scans the code of the printed list with his phone, or taps in the list.
import assert from 'node:assert/strict';

import { signedIn } from './console_stories.mjs';

const kDayMs = 86_400_000;

export const checkInStories = [
  { title: 'a visitor is checked in by the code on the printed list, and by his row', async tell(walk, office) {
    // A code is nothing to who is not signed in; signed in, he is where it leads.
    const phone = await walk.phone({ refuses: [401] });
    const path = `visits/check-in/${office.checkIn}`;
    await phone.page.goto(`${walk.url}/console/${path}`);
    await phone.page.getByRole('heading', { name: '登录' }).first().waitFor();
    assert.ok(!(await phone.page.content()).includes('周小禾'), 'a stranger reads no name');
    const small = await signedIn(phone);
    await phone.goes(path);
    await small.getByText('不是今天').waitFor();
    assert.equal(await small.getByRole('button', { name: '已到' }).count(), 0);
    await phone.looks('check-in-other-day');

    // Another story may have moved the day.
    const told = async (at) => (await small.request.get(`${walk.url}/api/v1${at}`)).json();
    const { booking } = await told(`/check-ins/${office.checkIn}`);
    const { today } = await told('/session');
    const days = (Date.parse(booking.date) - Date.parse(today)) / kDayMs;
    await small.request.post(`${walk.url}/demo/clock?days=${days}`, { timeout: 120_000 });
    await signedIn(phone); // nobody stays signed in for days
    await phone.goes(path);
    await small.getByRole('button', { name: '已到' }).waitFor();
    await phone.looks('check-in');
    await small.getByRole('button', { name: '已到' }).click();
    await small.getByText(/到的，叶青记下/).waitFor();
    await phone.looks('check-in-done');
    await phone.close();

    const clerk = await walk.desk();
    const page = await signedIn(clerk);
    await clerk.goes('visits');
    await page.getByText(/已到 1，共 \d/).waitFor();
    await page.evaluate(() => { window.print = () => { document.body.dataset.printed = 'yes'; }; });
    await page.getByRole('button', { name: '打印名单' }).click();
    await page.locator('body[data-printed="yes"]').waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('img', { name: /的签到码/ }).first().waitFor();
    await clerk.looks('visits-printed');
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: '已到', exact: true }).first().click();
    await page.getByText(/已到 2，共 \d/).waitFor();
    await clerk.looks('visits-arrived');
    await clerk.close();
  } },
];
