// One address for several instances, as a load balancer gives it: each connection goes to the next
// instance that takes it, and ends with it.
import net from 'node:net';

export class Balancer {
  constructor(ports) {
    this.ports = ports;
    this.turn = 0;
    this.open = new Set();
    this.server = net.createServer((from) => {
      this.open.add(from);
      from.once('close', () => this.open.delete(from));
      from.on('error', () => from.destroy());
      this.pass(from, this.ports.length);
    });
  }

  // Paused until somebody takes it, so that nothing of it is lost.
  pass(from, tries) {
    if (tries === 0) return from.destroy();
    const port = this.ports[this.turn++ % this.ports.length];
    const to = net.connect(port, '127.0.0.1');
    let isTaken = false;
    to.once('connect', () => {
      isTaken = true;
      from.pipe(to);
      to.pipe(from);
    });
    to.once('error', () => {
      if (!isTaken && !from.destroyed) this.pass(from, tries - 1);
      else from.destroy();
    });
    from.once('close', () => to.destroy());
    return undefined;
  }

  start() {
    return new Promise((resolve) => {
      this.server.listen(0, '127.0.0.1', () => {
        this.port = this.server.address().port;
        resolve(this);
      });
    });
  }

  async stop() {
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => { this.server.close(resolve); });
  }
}
