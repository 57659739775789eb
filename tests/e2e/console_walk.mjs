// Every page of the console as one person meets it, on a desk and on a phone: what it complains of,
// what axe finds, whether something sticks out, and a picture to be looked at.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

import { pause } from '../faults/program.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kDesk = { name: 'desk', size: { width: 1366, height: 768 } };
const kPhone = { name: 'phone', size: { width: 390, height: 844 } };
const kEnlarged = { name: 'enlarged', size: { width: 683, height: 384 } }; // the desk at 200 %
const kNarrow = { name: 'narrow', size: { width: 320, height: 640 } };

// What invites a click and is reached by no key: neither it nor what it lies in takes the focus. In a
// group whose arrows go on from one to the next, and in a control of several parts, one of them is enough.
function outOfReach() {
  const kInvites = 'button, a, input, select, textarea, summary, [onclick], [role=button], [role=link], ' +
    '[role=switch], [role=checkbox], [role=tab], [role=radio], [role=option], [role=menuitem]';
  const kGroups = '[role=tablist], [role=radiogroup], [role=listbox], [role=menu], [role=menubar], ' +
    '.el-input, .el-select, .el-switch, .el-input-number';
  const isShown = (one) => one.checkVisibility({ checkOpacity: false, checkVisibilityCSS: true }) &&
    one.getClientRects().length > 0 && !one.closest('[inert], [aria-hidden=true]');
  const takesFocus = (one) => one.tabIndex >= 0 && (one.matches('[tabindex]') || !one.matches('a:not([href])'));
  const isOff = (one) => one.closest(':disabled, [aria-disabled=true]') !== null;
  const isReached = (one) => {
    for (let at = one; at && at !== document.body; at = at.parentElement) if (takesFocus(at)) return true;
    const label = one.closest('label');
    if (label?.control && takesFocus(label.control)) return true;
    const group = one.closest(kGroups);
    if (group === null) return false;
    const by = group.id ? [...document.querySelectorAll(`[aria-controls~="${group.id}"]`)] : [];
    return [group, ...group.querySelectorAll('*'), ...by].some(takesFocus);
  };
  const invites = (one) => one.matches(kInvites) || (getComputedStyle(one).cursor === 'pointer' &&
    getComputedStyle(one.parentElement).cursor !== 'pointer');
  return [...document.body.querySelectorAll('*')]
    .filter((one) => isShown(one) && invites(one) && !isOff(one) && !isReached(one))
    .slice(0, 5).map((one) => one.outerHTML.slice(0, 160));
}

export class ConsoleWalk {
  static async start({ executable, url, platform, pictures, passwords }) {
    const walk = new ConsoleWalk();
    const browser = await chromium.launch({ executablePath: executable, headless: true,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'] });
    Object.assign(walk, { browser, url, platform, pictures, passwords, faults: [], open: [] });
    return walk;
  }

  // A browser of its own, with nobody signed in. What is refused on purpose is named by `refuses`,
  // the codes of its answers; `isCut`: the line is cut on purpose; `leaves`: to the platform's pages.
  async visitor({ name, size }, { refuses = [], isCut = false, leaves = false, userAgent } = {}) {
    const context = await this.browser.newContext({
      viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', deviceScaleFactor: 1,
      reducedMotion: 'reduce', // nothing is looked at while it fades
      ...(userAgent && { userAgent }) });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    const fault = (text) => this.faults.push(`${name} ${new URL(page.url()).pathname}: ${text}`);
    page.on('pageerror', (error) => fault(error.message));
    page.on('console', (line) => {
      const isMeant = refuses.some((status) => line.text().includes(`status of ${status}`)) ||
        (isCut && line.text().includes('ERR_INTERNET_DISCONNECTED'));
      if (['error', 'warning'].includes(line.type()) && !isMeant) fault(line.text());
    });
    page.on('request', (request) => {
      const isOurs = request.url().startsWith(this.url) || request.url().startsWith('data:');
      if (!isOurs && !(leaves && request.url().startsWith(this.platform)))
        fault(`asked ${request.url()}`);
    });
    page.on('response', (answer) => {
      if (answer.status() >= 400 && !refuses.includes(answer.status()))
        fault(`${answer.status()} of ${answer.url()}`);
    });
    const visitor = new Visitor(this, page, name);
    page.on('request', (request) => {
      if (request.resourceType() === 'eventsource') visitor.follows = true;
    });
    this.open.push(visitor);
    return visitor;
  }

  desk(options) { return this.visitor(kDesk, options); }
  phone(options) { return this.visitor(kPhone, options); }
  narrow(options) { return this.visitor(kNarrow, options); }
  enlarged(options) { return this.visitor(kEnlarged, options); }

  // After a failure: what stood on each page that is still open.
  async looksAtAll(as) {
    for (const visitor of [...this.open]) {
      await visitor.page.screenshot({ path: join(this.pictures, `console-${as}-${visitor.name}.png`) });
      await visitor.close();
    }
  }
  async stop() { await this.browser.close(); }
}

class Visitor {
  constructor(walk, page, name) { Object.assign(this, { walk, page, name }); }

  async goes(path) {
    this.follows = false;
    await this.page.goto(`${this.walk.url}/console/${path}`);
    await this.settles();
  }
  async settles() {
    // A page that follows what happens has a stream open and is never idle.
    const idle = this.page.waitForLoadState('networkidle').then(() => true, () => true);
    while (!this.follows && !await Promise.race([idle, pause(50).then(() => false)]));
    await this.page.getByText('正在取数据…').first().waitFor({ state: 'detached' });
  }

  async signsIn(login, password) {
    await this.page.getByRole('textbox', { name: '账号' }).fill(login);
    await this.page.getByLabel('密码', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: '登录', exact: true }).click();
  }

  // Looks at the page as it stands: axe, width, picture.
  async looks(as) {
    const { page, walk } = this;
    // What still fades in has no contrast yet.
    await page.evaluate(() => Promise.all(document.getAnimations()
      .filter((one) => one.effect?.getTiming().iterations !== Infinity)
      .map((one) => one.finished.catch(() => {}))));
    // The narrow ones are the phone's layout again: there the width is what counts.
    const isAsked = ['desk', 'phone'].includes(this.name);
    const found = isAsked ? await page.evaluate(
      `${axe};axe.run(document, { resultTypes: ['violations'] })`) : { violations: [] };
    for (const one of found.violations.filter(({ impact }) => /serious|critical/.test(impact)))
      walk.faults.push(`${this.name} ${as}: axe ${one.id}: ` +
        one.nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | '));
    for (const what of await page.evaluate(outOfReach))
      walk.faults.push(`${this.name} ${as}: no key reaches ${what}`);
    const excess = await page.evaluate(() => document.scrollingElement.scrollWidth -
      document.scrollingElement.clientWidth);
    if (excess > 0) walk.faults.push(`${this.name} ${as}: ${excess} px stick out`);
    await page.screenshot({
      path: join(walk.pictures, `console-${as}-${this.name}.png`), fullPage: true });
  }

  async close() {
    this.walk.open = this.walk.open.filter((one) => one !== this);
    await this.page.context().close();
  }
}
