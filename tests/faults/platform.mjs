// Asking the stand-in of the platform to play its people, by its control addresses.
import http from 'node:http';

export class Platform {
  constructor(port) {
    this.port = port;
    // Waiting for replies holds a connection: one for each citizen. Idle ones are let go before
    // the other side does, so that no request meets a closed door.
    this.agent = new http.Agent({ keepAlive: true, timeout: 3000, maxSockets: 1000 });
  }

  control(action, input = {}) {
    const body = Buffer.from(JSON.stringify(input));
    return new Promise((resolve, reject) => {
      const request = http.request(
        {
          host: '127.0.0.1', port: this.port, path: `/control/${action}`, method: 'POST',
          agent: this.agent,
          headers: { 'Content-Type': 'application/json', 'Content-Length': body.length },
        },
        (answer) => {
          const parts = [];
          answer.on('data', (part) => parts.push(part));
          answer.on('error', reject);
          answer.on('end', () => {
            const text = Buffer.concat(parts).toString();
            if (answer.statusCode === 200) return resolve(JSON.parse(text));
            return reject(new Error(`/control/${action}: ${answer.statusCode} ${text}`));
          });
        },
      );
      // A wait may last two minutes; what lasts longer has hung.
      request.setTimeout(150_000, () => request.destroy(new Error(`/control/${action} hangs`)));
      request.once('error', reject);
      request.end(body);
    });
  }

  say(user, text) { return this.control('say', { user, text }); }
  tap(user, which) { return this.control('tap', { user, which }); }

  async replies(user, since, { min, quietMs, timeoutMs }) {
    const wait = { user, since, min, quiet_ms: quietMs, timeout_ms: timeoutMs };
    return (await this.control('wait', wait)).replies;
  }

  async transcript(user) { return (await this.control('transcript', { user })).transcript; }
  async staffTranscript(staff) {
    return (await this.control('transcript', { staff })).transcript;
  }

  close() { this.agent.destroy(); }
}
