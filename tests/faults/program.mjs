// A program as a process of its own: started, awaited at an address, killed or stopped by its id.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// A port that was free a moment ago: the programs must know each other's before they start.
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function status(url) {
  return new Promise((resolve) => {
    const request = http.get(url, { agent: false, timeout: 1000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(0));
  });
}

const kTicksASecond = 100;
const running = new Set();
process.on('exit', () => {
  for (const program of running) program.signal('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

export class Program {
  constructor({ name, command, args, log, ready }) {
    Object.assign(this, { name, command, args, log, readyUrl: ready });
    this.child = null;
    this.endedByItself = [];
  }

  start() {
    if (this.child) throw new Error(`${this.name} runs already`);
    const log = openSync(this.log, 'a');
    const child = spawn(this.command, this.args, { stdio: ['ignore', log, log] });
    closeSync(log);
    this.child = child;
    this.isMeantToEnd = false;
    running.add(this);
    this.gone = new Promise((resolve) => {
      child.once('error', (error) => resolve(error.code));
      child.once('exit', (code, signal) => resolve(code ?? signal));
    }).then((how) => {
      running.delete(this);
      this.child = null;
      if (!this.isMeantToEnd) this.endedByItself.push(how);
      return how;
    });
    return this;
  }

  // Waits until its address answers 200; false when it was killed meanwhile.
  async ready(patienceMs = 60_000) {
    const { child } = this;
    const until = Date.now() + patienceMs;
    while (Date.now() < until) {
      if (this.child !== child || this.isMeantToEnd) {
        if (this.isMeantToEnd) return false;
        throw new Error(`${this.name} ended while starting (log: ${this.log})`);
      }
      if ((await status(this.readyUrl)) === 200) return true;
      await pause(15);
    }
    throw new Error(`${this.name} is not ready after ${patienceMs} ms (log: ${this.log})`);
  }

  // CPU that it has used since it was started.
  cpuSeconds() {
    const stat = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / kTicksASecond;
  }

  signal(name) {
    this.isMeantToEnd = true;
    this.child?.kill(name);
  }

  async kill() {
    this.signal('SIGKILL');
    await this.gone;
  }

  // Asks it to end; the exit code, or what had to be done instead.
  async stop(patienceMs = 20_000) {
    if (!this.child) return 'not running';
    this.signal('SIGTERM');
    const how = await Promise.race([this.gone, pause(patienceMs).then(() => null)]);
    if (how !== null) return how;
    await this.kill();
    return `did not end within ${patienceMs} ms`;
  }
}
