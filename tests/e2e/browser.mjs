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

  async page(path, viewport) {
    const page = await this.context.newPage();
    await page.setViewportSize(viewport);
    page.on('pageerror', (error) => this.complaints.push(`${path}: ${error.message}`));
    page.on('console', (line) => {
      if (line.type() === 'error') this.complaints.push(`${path}: ${line.text()}`);
    });
    await page.goto(this.pages + path);
    this.open.push(page);
    return page;
  }

  async phone(user) {
    return new Phone(this, await this.page(`/phone?user=${user}`, kPhone));
  }
  async staff() { return this.page('/staff', kDesktop); }
  async index(viewport = kDesktop) { return this.page('/', viewport); }

  async picture(page, name) {
    this.taken += 1;
    const file = `${String(this.taken).padStart(2, '0')}-${name}.png`;
    await page.screenshot({ path: join(this.pictures, file) });
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

  // Nothing sticks out at the side of a narrow screen.
  async fits() {
    return this.page.evaluate(
      () => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth);
  }
}
