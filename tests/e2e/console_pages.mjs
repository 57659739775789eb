// Every page for every role, and in every state. A page of console/src/router.ts that has no row here
// fails the run; so does a role that the program has and nobody walks as.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { choosesPassword, kChosen, signedIn } from './console_stories.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

// The name of each page, and of its route where that is another; the path that is walked; the scope without which it is refused, null where
// whoever is signed in may see it; what stands in its list when nothing is there (lists alone).
const kRows = [
  { name: 'today', path: () => '', scope: null },
  { name: 'start', path: () => 'start', scope: 'users:manage' },
  { name: 'matters', path: () => 'matters', scope: 'cases:read', isList: true },
  { name: 'register', path: () => 'matters/register', scope: null, asksNothing: true },
  { name: 'matter', path: (office) => `matters/${office.accepted}`, scope: 'cases:read' },
  { name: 'visits', path: () => 'visits', scope: 'reception:read' },
  { name: 'check-in', path: (office) => `visits/check-in/${office.checkIn}`, scope: 'bookings:read' },
  { name: 'holidays', path: () => 'holidays', scope: 'calendar:read' },
  { name: 'reminders', path: () => 'reminders', scope: 'rules:read' },
  { name: 'signals', path: () => 'signals', scope: 'signals:read', isList: true },
  { name: 'reminder-draft', path: () => 'reminders/edit', scope: 'rules:write' },
  { name: 'conversations', path: () => 'conversations', scope: 'conversations:read', isList: true },
  { name: 'messages', path: () => 'messages', scope: 'messages:read', isList: true },
  { name: 'messages-all', route: 'messages', path: () => 'messages?which=all', scope: 'messages:read', isList: true },
  { name: 'message', path: () => 'messages/1', scope: 'messages:text' },
  { name: 'bulk', path: () => 'bulk', scope: 'bulk:send', isList: true },
  { name: 'new-sending', path: () => 'bulk/new', scope: 'bulk:send' },
  { name: 'sending', path: () => 'bulk/1', scope: 'bulk:send' },
  { name: 'texts', path: () => 'texts', scope: 'templates:read' },
  { name: 'text', path: () => 'texts/notice/acceptance', scope: 'templates:read' },
  { name: 'intents', path: () => 'intents', scope: 'examples:read' },
  { name: 'figures', path: () => 'figures', scope: 'figures:read' },
  { name: 'promise', path: () => 'promise', scope: 'promise:read' },
  { name: 'readings', path: () => 'readings', scope: 'readings:read', isList: true },
  { name: 'users', path: () => 'users', scope: 'users:approve' },
  { name: 'staff', path: () => 'staff', scope: 'imports:write' },
  { name: 'keys', path: () => 'keys', scope: 'keys:read' },
  { name: 'channels', path: () => 'channels', scope: 'channels:read' },
  { name: 'trial', path: () => 'trial', scope: null },
  { name: 'sessions', path: () => 'sessions', scope: null },
  { name: 'lost', path: () => 'nowhere', scope: null },
];
const kOfNobodySignedIn = ['sign-in', 'password']; // walked by stories of their own

function routeNames() {
  const source = readFileSync(join(root, 'console/src/router.ts'), 'utf8');
  return [...source.matchAll(/^\s*page\('[^']*', '([^']+)'/gm)].map(([, name]) => name);
}

// As the program itself lists them to whoever names one that it has not.
function roleNames({ huiyin, config }) {
  try {
    execFileSync(huiyin, ['user', 'add', '--login', 'a.b', '--name', '甲', '--role', 'nobody', '--config', config],
      { encoding: 'utf8', stdio: 'pipe' });
  } catch ({ stderr, stdout }) {
    return [...`${stdout}${stderr}`.matchAll(/([a-z_]+)（[^）]+）/g)].map(([, name]) => name);
  }
  throw new Error('a role that is none was taken');
}

function account(role, { huiyin, config }) {
  const told = execFileSync(huiyin, ['user', 'add', '--login', `walks.${role}`, '--name', `走查${role}`,
    '--role', role, '--config', config], { encoding: 'utf8', stdio: 'pipe' });
  return { login: `walks.${role}`, password: /密码 (\S+)/.exec(told)[1] };
}

const isApi = (url) => url.pathname.startsWith('/api/v1/') && url.pathname !== '/api/v1/session';

export const pageStories = [
  ...['desk', 'phone', 'narrow', 'enlarged'].map((size) => ({
    title: `every page, ${{ desk: 'on a desk', phone: 'on a phone', narrow: 'at 320 px', enlarged: 'at 200 %' }[size]}`,
    async tell(walk, office) {
      const visitor = await walk[size]();
      const page = await signedIn(visitor, 'gaolang');
      const { scopes } = await (await page.request.get(`${walk.url}/api/v1/session`)).json();
      for (const { name, path, scope } of kRows.filter((row) => row.scope === null || scopes.includes(row.scope))) {
        await visitor.goes(path(office));
        await visitor.looks(name);
      }
      await visitor.close();
    },
  })),

  { title: 'each role sees its pages, and is refused each other one', async tell(walk, office, program) {
    assert.deepEqual(routeNames().filter((name) => !kOfNobodySignedIn.includes(name)).sort(),
      [...new Set(kRows.map(({ name, route = name }) => route))].sort(), 'each route has its row here');
    const roles = roleNames(program);
    assert.ok(roles.length >= 7, `the program names its roles: ${roles}`);
    for (const role of roles) {
      const { login, password } = account(role, program);
      walk.passwords[login] = password;
      const visitor = await walk.desk({ refuses: [403, 404] });
      const page = await signedIn(visitor, login);
      await choosesPassword(page, password, kChosen);
      await page.getByRole('navigation', { name: '菜单' }).waitFor();
      const { scopes } = await (await page.request.get(`${walk.url}/api/v1/session`)).json();
      for (const row of kRows) {
        const refused = [];
        const note = (answer) => { if (answer.status() === 403) refused.push(answer.url()); };
        page.on('response', note);
        await visitor.goes(row.path(office));
        const main = page.getByRole('main');
        await main.getByRole('heading', { level: 1 }).or(main.getByRole('alert')).first().waitFor();
        page.off('response', note);
        const may = row.scope === null || scopes.includes(row.scope);
        const alerts = await main.getByRole('alert').allInnerTexts();
        // Of one case, or of a message about it, the rights go by the file too: 404 where it concerns others.
        if (may && !['matter', 'message'].includes(row.name))
          assert.deepEqual([alerts, refused], [[], []], `${role} may see ${row.name}`);
        if (!may) {
          assert.ok(refused.length > 0, `${role} is refused ${row.name} by the program`);
          assert.ok(alerts.length > 0, `${role} is told so on ${row.name}`);
        }
      }
      await visitor.goes('');
      await visitor.looks(`role-${role}`);
      await visitor.close();
      const phone = await walk.phone();
      walk.passwords[login] = kChosen;
      await signedIn(phone, login);
      await phone.looks(`role-${role}`);
      await phone.close();
    }
  } },

  ...['desk', 'phone'].map((size) => ({
    title: `each page while it loads, with nothing on it, refused and cut off, on a ${size}`,
    async tell(walk, office) {
      for (const state of ['loading', 'empty', 'refused', 'offline']) {
        const visitor = await walk[size]({ refuses: [403], isCut: true });
        const page = await signedIn(visitor, 'gaolang');
        const held = [];
        await page.route(isApi, (route) => {
          if (route.request().method() !== 'GET') return route.continue();
          // A stream has no faces of its own: it is as the page's other questions are, or stands still.
          if (state === 'empty' && route.request().url().endsWith('/events')) return held.push(route);
          if (state === 'loading') return held.push(route);
          if (state === 'offline') return route.abort('internetdisconnected');
          if (state === 'refused')
            return route.fulfill({ status: 403, contentType: 'application/problem+json', json: {
              status: 403, code: 'api.scope', detail: '没有看这一页的权限', remedy: '请找管理员' } });
          return route.fulfill({ json: { items: [], next_cursor: null } });
        });
        for (const row of kRows) {
          if (row.name === 'lost' || row.asksNothing) continue;
          if (state === 'empty' && !row.isList) continue;
          await page.goto(`${walk.url}/console/${row.path(office)}`);
          const face = state === 'loading' ? page.getByText('正在取数据…') : state === 'empty'
            ? page.getByRole('main').getByRole('status') : page.getByRole('main').getByRole('alert');
          await face.first().waitFor();
          await visitor.looks(`${state}-${row.name}`);
          while (held.length > 0) await held.pop().abort('internetdisconnected').catch(() => {});
        }
        await page.unrouteAll({ behavior: 'ignoreErrors' });
        await visitor.close();
      }
    },
  })),
];
