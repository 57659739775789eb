// One headless Chromium; its pages as people meet them: by roles and labels.
import { join } from 'node:path';

import { chromium } from 'playwright-core';

const kPatienceMs = 30_000;
const kPhone = { width: 390, height: 844 };
const kDesktop = { width: 1366, height: 768 };

export class Browser {
  static async start({ executable, profile, pages, pictures }) {
    const browser = new Browser();
    Object.assign(browser, { pages, pictures, complaints: [], open: [], taken: 0 });
    browser.context = await chromium.launchPersistentContext(profile, {
      executablePath: executable, headless: true, viewport: kPhone, locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai', hasTouch: true, deviceScaleFactor: 2,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
    browser.context.setDefaultTimeout(kPatienceMs);
    return browser;
  }

  // `refuses`: wrong digits are typed there on purpose, which the browser reports as well.
  async page(path, viewport, { refuses = false } = {}) {
    const page = await this.context.newPage();
    await page.setViewportSize(viewport);
    page.on('pageerror', (error) => this.complaints.push(`${path}: ${error.message}`));
    page.on('console', (line) => {
      const isRefusal = refuses && line.text().includes('403 (Forbidden)');
      if (line.type() === 'error' && !isRefusal) this.complaints.push(`${path}: ${line.text()}`);
    });
    await page.goto(new URL(path, this.pages).href);
    this.open.push(page);
    return page;
  }

  async phone(user) {
    return new Phone(this, await this.page(`/phone?user=${user}`, kPhone));
  }
  async staff() { return this.page('/staff', kDesktop); }
  async colleague(name) {
    const page = await this.staff();
    await page.getByRole('button', { name }).click();
    await page.getByRole('heading', { name: `${name}的企业微信` }).waitFor();
    return new Colleague(this, page);
  }
  // The newest SMS on that phone with those words in it; its text.
  async newestSms(mobile, words) {
    const page = await this.page(`/sms?phone=${mobile}`, kPhone);
    const told = page.getByRole('log', { name: '短信' }).getByRole('article')
      .filter({ hasText: words });
    await told.first().waitFor();
    const text = await told.last().innerText();
    // Each page holds a connection by which it hears what is new, and a browser has six for a host.
    await page.close();
    this.open = this.open.filter((one) => one !== page);
    return text;
  }
  // A page of a link, as the citizen's phone opens it.
  async notice(link) {
    return this.page(link, kPhone, { refuses: true });
  }
  async index(viewport = kDesktop) { return this.page('/', viewport); }

  async picture(page, name, { isWhole = false } = {}) {
    this.taken += 1;
    const file = `${String(this.taken).padStart(2, '0')}-${name}.png`;
    await page.screenshot({ path: join(this.pictures, file), fullPage: isWhole });
  }

  // Nothing sticks out at the side of a narrow screen.
  async fits(page) {
    return page.evaluate(
      () => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth);
  }

  async pictureOfFailure(title) {
    for (const [i, page] of this.open.entries())
      await this.picture(page, `failed-${title.replaceAll(' ', '-')}-${i}`);
  }

  async closePages() {
    for (const page of this.open) await page.close();
    this.open = [];
    this.complaints = [];
  }

  async stop() { await this.context.close(); }
}

// A citizen's phone.
class Phone {
  constructor(browser, page) {
    Object.assign(this, { browser, page });
    this.log = page.getByRole('log', { name: '聊天记录' });
    this.known = 0;  // answers that were there before the last act
    this.notices = 0;  // links that were looked at
  }

  said() { return this.log.getByRole('article', { name: '服务台说' }); }

  // Waits for an answer to the last act, the newest one with all these facts in it; its text.
  async hears(...facts) {
    await this.said().nth(this.known).waitFor();
    const last = this.said().last();
    for (const fact of facts) await last.filter({ hasText: fact }).waitFor();
    return last.innerText();
  }

  async types(text) {
    this.known = await this.said().count();
    await this.page.getByRole('textbox', { name: '输入消息' }).fill(text);
    await this.page.getByRole('button', { name: '发送', exact: true }).click();
    await this.log.getByRole('article', { name: '我说' }).last().filter({ hasText: text }).waitFor();
  }

  // Taps an item of the newest menu.
  async taps(words) {
    this.known = await this.said().count();
    const menu = this.log.getByRole('group', { name: '可选择的菜单' }).last();
    await menu.getByRole('button', { name: words }).tap();
  }

  async picture(name) { await this.browser.picture(this.page, name); }

  // The newest message that holds a link to a notice.
  async hearsOfANotice() {
    const told = this.said().filter({ hasText: '/n/' });
    await told.nth(this.notices).waitFor();
    this.notices = await told.count();
    return told.last().innerText();
  }

  async fits() { return this.browser.fits(this.page); }
}

// A member of staff in front of the app.
export class Colleague {
  constructor(browser, page) {
    Object.assign(this, { browser, page });
    this.log = page.getByRole('log', { name: '应用消息' });
    this.known = 0;
  }

  told() { return this.log.getByRole('article', { name: '应用发来' }); }

  // The newest message to him with all these facts in it, since he last wrote.
  async hears(...facts) {
    await this.told().nth(this.known).waitFor();
    const last = this.told().last();
    for (const fact of facts) await last.filter({ hasText: fact }).waitFor();
    return last.innerText();
  }

  async writes(text) {
    this.known = await this.told().count();
    await this.page.getByRole('textbox', { name: '写给应用' }).fill(text);
    await this.page.getByRole('button', { name: '发送' }).click();
    await this.log.getByRole('article', { name: '我发送' }).last().filter({ hasText: text }).waitFor();
  }

  // The newest card about that case.
  async cardOf(number) {
    const card = this.told().filter({ hasText: number }).filter({ has: this.page.getByRole('group') })
      .last();
    await card.waitFor();
    return card;
  }

  async presses(card, button) {
    this.known = await this.told().count();
    await card.getByRole('button', { name: button }).click();
  }

  async picture(name) { await this.browser.picture(this.page, name); }
}
