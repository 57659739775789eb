// Stands between the gateway and the platform's API and passes everything on unchanged, so that a
// crash can be placed inside a call: before it takes effect, or after, with the answer undelivered.
import http from 'node:http';
import https from 'node:https';

function passOn(agent, port, request, body, tls) {
  return new Promise((resolve, reject) => {
    const headers = { ...request.headers };
    delete headers.connection;
    const onward = (tls ? https : http).request(
      { host: '127.0.0.1', port, path: request.url, method: request.method, headers, agent },
      (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('error', reject);
        answer.on('aborted', () => reject(new Error('cut off')));
        answer.on('end', () => resolve({ answer, body: Buffer.concat(parts) }));
      },
    );
    onward.once('error', reject);
    onward.end(body);
  });
}

export class Middleman {
  // `saw(call, answer)` is told of each call: { url, headers, body }, and { status, body }, or null
  // where the gateway was not answered. `tls`: TLS is spoken on both sides, from trust() on.
  constructor(platformPort, { saw = () => {}, tls = false } = {}) {
    Object.assign(this, { platformPort, saw, tls });
    if (!tls) this.agent = new http.Agent({ keepAlive: true, timeout: 2000 });
    this.trap = null;
    this.cut = 0;
    this.server = (tls ? https : http).createServer((request, response) => {
      this.serve(request, response).catch(() => {
        // The platform reset the call: so does the one between.
        this.cut += 1;
        response.destroy();
      });
    });
    this.server.keepAliveTimeout = 60_000;
  }

  async start() {
    await new Promise((resolve) => { this.server.listen(0, '127.0.0.1', resolve); });
    this.port = this.server.address().port;
    return this;
  }

  // Whom it trusts, and who it is.
  trust({ ca, cert, key }) {
    this.server.setSecureContext({ cert, key });
    this.agent = new https.Agent({ keepAlive: true, timeout: 2000, ca });
  }

  // At the next call of `path`, `when` ('before' or 'after' its effect), `act` is done; the call
  // is never answered. The returned function takes the trap away; true when it had not sprung.
  setTrap({ path, when }, act) {
    const trap = { path, when, act };
    this.trap = trap;
    return () => {
      const waits = this.trap === trap;
      if (waits) this.trap = null;
      return waits;
    };
  }

  springs(path, when) {
    const { trap } = this;
    if (!trap || trap.path !== path || trap.when !== when) return false;
    this.trap = null;
    trap.act();
    return true;
  }

  async serve(request, response) {
    const parts = [];
    for await (const part of request) parts.push(part);
    const call = { url: request.url, headers: request.headers, body: Buffer.concat(parts) };
    let answered = null;
    response.once('close', () => { this.saw(call, response.writableFinished ? answered : null); });
    const path = request.url.split('?')[0].replace('/cgi-bin/', '');
    if (this.springs(path, 'before')) return response.destroy();
    const { answer, body } = await passOn(
      this.agent, this.platformPort, request, call.body, this.tls);
    if (this.springs(path, 'after')) return response.destroy();
    const headers = { ...answer.headers, 'content-length': body.length };
    delete headers.connection;
    delete headers['transfer-encoding'];
    delete headers['keep-alive'];
    answered = { status: answer.statusCode, body: body.toString() };
    response.writeHead(answer.statusCode, headers);
    return response.end(body);
  }

  async stop() {
    this.agent?.destroy();
    this.server.closeAllConnections();
    await new Promise((resolve) => { this.server.close(resolve); });
  }
}
