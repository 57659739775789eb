// The program under test with one direct line, its settings in a file; and what is seen of it from
// outside: its metrics, and the messages that its API tells of.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { freePort, Program } from '../faults/program.mjs';

export const kAccount = { system_id: 'xinfang', password: 'secret08' };

export class Office {
  constructor({ huiyin, folder, line, more = {} }) {
    Object.assign(this, { huiyin, folder, line, more });
  }

  async start() {
    mkdirSync(this.folder, { recursive: true });
    this.port = await freePort();
    this.config = join(this.folder, 'huiyin.json');
    writeFileSync(this.config, JSON.stringify({
      listen: `127.0.0.1:${this.port}`, data_dir: 'data',
      sms: {
        line: {
          provider: 'smpp', ...kAccount, source: '10690001', signature: '信访',
          response_id_form: 'hex', receipt_id_form: 'dec', enquire_seconds: 1,
          response_seconds: 3, parts_per_second: 100, per_minute_max: 60, per_hour_max: 1000,
          per_day_max: 1000, answers_per_day_max: 1000, ...this.line,
        },
        ...this.more,
      },
    }, null, 1));
    this.program = new Program({
      name: 'huiyin', command: this.huiyin, args: ['serve', '--config', this.config],
      log: join(this.folder, 'huiyin.log'), ready: `http://127.0.0.1:${this.port}/readyz`,
    });
    await this.program.start().ready();
    return this;
  }

  // `huiyin_sms_replies_total{outcome="taken"}`: its number.
  async metric(name) {
    const text = await (await fetch(`http://127.0.0.1:${this.port}/metrics`)).text();
    const line = text.split('\n').find((one) => one.startsWith(`${name} `));
    if (line === undefined) throw new Error(`no metric ${name}`);
    return Number(line.slice(name.length + 1));
  }

  async messages() {
    this.key ??= execFileSync(
      this.huiyin, ['user', 'key', 'create', '--name', '检查', '--scope', 'messages:read',
        '--config', this.config], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim().split('\n').at(-1).trim();
    const answer = await fetch(`http://127.0.0.1:${this.port}/api/v1/messages?limit=200`,
      { headers: { authorization: `Bearer ${this.key}` } });
    if (answer.status !== 200) throw new Error(`GET /messages: ${answer.status}`);
    return (await answer.json()).items;
  }
}
