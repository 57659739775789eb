// The office's own system, as it uses the API: with a key of its own, made by the command line.
import assert from 'node:assert/strict';

export class Office {
  constructor(url, key) { Object.assign(this, { url, key }); }

  async ask(method, path, body) {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text);
  }
  get(path) { return this.ask('GET', path); }
  post(path, body) { return this.ask('POST', path, body); }

  // The last run of that clock.
  async clock(number, name) {
    const { items } = await this.get(`/cases/${number}/clocks`);
    const run = items.filter((one) => one.clock === name).at(-1);
    assert.ok(run, `${number} has a clock ${name}`);
    return run;
  }
}
