// Kills a gateway with SIGKILL at random instants, spread over all that is sent: at any time, in
// the middle of a call to the platform, or while it is starting.
import { pause } from './program.mjs';

const kCalls = ['kf/send_msg', 'kf/send_msg', 'kf/sync_msg', 'kf/sync_msg', 'gettoken'];
const kPatienceMs = 2000;  // for a call that a kill waits for
const kAhead = 30;  // messages that may be sent before a kill that is due

export class Killer {
  constructor({ gateways, kills, messages, it, calls = kCalls }) {
    Object.assign(this, { gateways, it, calls });
    this.due = Array.from({ length: kills }, () => it.below(messages)).sort((a, b) => a - b);
    this.done = 0;
    this.sent = 0;
    this.waiters = [];
    this.startMs = [];
    this.account = { 'at any time': 0, 'while starting': 0 };
    this.isDown = false;
  }

  changed() {
    const waiters = this.waiters;
    this.waiters = [];
    for (const wake of waiters) wake();
  }

  change() { return new Promise((resolve) => { this.waiters.push(resolve); }); }

  // A message is about to be sent: it waits while a kill that is due lags behind.
  async beforeSending() {
    while (this.done < this.due.length && this.due[this.done] + kAhead < this.sent)
      await this.change();
    this.sent += 1;
    this.changed();
  }

  // Nobody sends any more: what kills are left come now.
  allIsSent() {
    this.sent = Infinity;
    this.changed();
  }

  async run() {
    while (this.done < this.due.length) {
      while (this.sent < this.due[this.done]) await this.change();
      const { program, between } = this.it.one(this.gateways);
      this.gateway = program;
      this.between = between;
      await this.oneKill();
      this.done += 1;
      this.changed();
      if (this.it.hits(0.3)) await pause(this.it.below(600));
      const began = Date.now();
      this.gateway.start();
      if (this.done < this.due.length && this.it.hits(0.1)) {
        // A crash while it starts counts as one more: what was begun is begun again.
        await pause(this.it.below(120));
        await this.kill('while starting');
        this.done += 1;
        this.changed();
        this.gateway.start();
      }
      await this.gateway.ready();
      this.startMs.push(Date.now() - began);
    }
  }

  async kill(how) {
    await this.gateway.kill();
    this.account[how] = (this.account[how] ?? 0) + 1;
  }

  async oneKill() {
    if (this.it.hits(0.5)) {
      await pause(this.it.below(300));
      return this.kill('at any time');
    }
    const path = this.it.one(this.calls);
    const when = this.it.hits(0.5) ? 'before' : 'after';
    let sprung = () => {};
    const springs = new Promise((resolve) => { sprung = resolve; });
    const takeAway = this.between.setTrap({ path, when }, () => {
      this.gateway.signal('SIGKILL');
      sprung();
    });
    await Promise.race([springs, pause(path === 'gettoken' ? kPatienceMs / 6 : kPatienceMs)]);
    // Nobody called: it dies all the same, at this moment.
    return this.kill(takeAway() ? 'at any time' : `${when} the effect of ${path}`);
  }
}
