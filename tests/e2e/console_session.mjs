// Plays the sign-in of the console before a running program: people, their sessions and the token
// against forged writes as docs/api.md has them; all else goes on to the program with a key. So a
// test can end a session, ask for a code or leave somebody nearly nothing, when it wants to.
import { randomBytes } from 'node:crypto';
import http from 'node:http';

const kEverything = ['cases:read', 'cases:write', 'people:read', 'bookings:read', 'bookings:write',
  'reception:read', 'messages:read', 'messages:text', 'messages:send', 'reminders:read',
  'readings:read', 'promise:read', 'bulk:send'];
export const kPassword = 'right-password-1';
export const kCode = '246810';

const person = (login, name, scopes, more = {}) => ({
  login, name, scopes, roles: ['reviewer'], ledger_roles: ['duty', 'office_head', 'receiver'],
  needsCode: false, mustChange: false, ...more });
const kPeople = [
  person('ye.qing', '叶青', kEverything),
  person('gao.lang', '高朗', kEverything, { needsCode: true }),
  person('xin.ren', '新人', kEverything, { mustChange: true }),
  person('zhu.guan', '朱冠', ['promise:read'], { roles: ['auditor'], ledger_roles: [] }),
];

export class SessionDoor {
  static async open({ program, key }) {
    const door = new SessionDoor();
    Object.assign(door, { program, key, sessions: new Map() });
    door.server = http.createServer((request, response) => { void door.take(request, response); });
    await new Promise((resolve) => { door.server.listen(0, '127.0.0.1', resolve); });
    door.url = `http://127.0.0.1:${door.server.address().port}`;
    return door;
  }
  async close() {
    this.server.closeAllConnections();
    await new Promise((resolve) => { this.server.close(resolve); });
  }
  endAll() { this.sessions.clear(); }

  async take(request, response) {
    const path = new URL(request.url, this.url).pathname;
    if (!path.startsWith('/api/v1')) return this.passOn(request, response);
    const say = (status, body, headers = {}) => {
      response.writeHead(status, { 'content-type': status < 400 ? 'application/json'
        : 'application/problem+json', ...headers });
      response.end(body && JSON.stringify(body));
    };
    const refuse = (status, code, detail) => say(status, { code, detail, remedy: '', status });
    if (path === '/api/v1/session' && request.method === 'POST')
      return this.signIn(await bodyOf(request), say, refuse);
    const token = /huiyin_session=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
    const mine = this.sessions.get(token);
    if (!mine) return refuse(401, 'session.none', '请先登录');
    if (request.method !== 'GET' && request.headers['x-huiyin-csrf'] !== mine.csrf)
      return refuse(403, 'session.csrf', '这个请求不是从工作台发出的');
    if (path === '/api/v1/session/password') {
      const { fresh = '', ...asked } = await bodyOf(request);
      if ((asked.new ?? fresh).length < 12) return refuse(422, 'password.short', '新密码至少 12 个字符');
      mine.mustChange = false;
      return say(204);
    }
    if (path === '/api/v1/session' && request.method === 'GET') return say(200, told(mine));
    if (path === '/api/v1/session') {
      this.sessions.delete(token);
      return say(204);
    }
    if (path === '/api/v1/sessions')
      return say(200, { items: [{ id: 1, created_at: '2026-11-30T09:00:00+08:00',
        seen_at: '2026-11-30T09:30:00+08:00', address: '127.0.0.1',
        agent: request.headers['user-agent'], is_this: true }] });
    if (mine.mustChange) return refuse(403, 'session.password_first', '请先换密码');
    this.passOn(request, response, mine);
  }

  signIn({ login, password, code }, say, refuse) {
    const found = kPeople.find((one) => one.login === login && password === kPassword);
    if (!found) return refuse(401, 'session.wrong', '账号、密码或动态码不对');
    if (found.needsCode && !code) return refuse(401, 'session.code_needed', '还要动态码');
    if (found.needsCode && code !== kCode) return refuse(401, 'session.wrong', '账号、密码或动态码不对');
    const token = randomBytes(16).toString('hex');
    const mine = { ...found, csrf: randomBytes(16).toString('hex') };
    this.sessions.set(token, mine);
    say(200, told(mine), { 'set-cookie': `huiyin_session=${token}; HttpOnly; SameSite=Strict; Path=/` });
  }

  // A key is no person: who writes is named, where a session names him by itself.
  async passOn(request, response, mine) {
    const headers = { ...request.headers, host: new URL(this.program).host };
    delete headers.cookie;
    if (mine) headers.authorization = `Bearer ${this.key}`;
    let body = null;
    if (mine && request.method === 'POST' && request.url.endsWith('/events')) {
      body = JSON.stringify({ by: mine.name, ...await bodyOf(request) });
      headers['content-length'] = Buffer.byteLength(body);
    }
    const on = http.request(this.program + request.url, { method: request.method, headers, agent: false },
      (answer) => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      });
    on.once('error', () => response.destroy());
    if (body === null) request.pipe(on);
    else on.end(body);
  }
}

function told(mine) {
  const { login, name, roles, scopes, ledger_roles, csrf } = mine;
  return { user: { id: 1, login, name, userid: '', office: 'main',
    office_name: '青岚县市场监督管理局信访办公室' }, roles, scopes, ledger_roles, csrf,
  must_change_password: mine.mustChange, is_demo: true };
}

async function bodyOf(request) {
  let text = '';
  for await (const part of request) text += part;
  return text ? JSON.parse(text) : {};
}
