// An SMSC that we did not write: npm's smpp in its role of server. It takes what the line submits,
// tells receipts, lets citizens write, throttles, keeps silent, and is cut off.
import { once } from 'node:events';
import smpp from 'smpp';

const kOk = 0;
const kReceiptBits = 0x04;
const kUdhBit = 0x40;
const kUcs2 = 8;
const kThrottled = smpp.errors.ESME_RTHROTTLED;
const kBoundMs = 20_000;

// Resolves when `holds` does; looks again at each event.
export async function until(what, emitter, holds) {
  const stop = AbortSignal.timeout(kBoundMs);
  for (let found = holds(); ; found = holds()) {
    if (found) return found;
    try {
      await once(emitter, 'moved', { signal: stop });
    } catch {
      throw new Error(`it did not come about in ${kBoundMs} ms: ${what}`);
    }
  }
}

const wordsOf = ({ message }) => (message instanceof Buffer ? message.toString() : message);

export class Smsc {
  constructor({ system_id, password, tls }) {
    Object.assign(this, { system_id, password });
    this.binds = [];        // commands of binds that were taken, in their order
    this.sessions = [];     // that are bound
    this.parts = [];        // { phone, text, udh, id, pdu } as they were accepted
    this.throttles = 0;     // this many submits are throttled next
    this.silences = 0;      // this many are not answered
    this.cutBeforeAnswer = 0;
    this.receipts = 'DELIVRD';
    this.ids = 0x10000000;  // in hex when it answers, in decimal in receipts
    this.acknowledged = []; // { status, octets } of our deliver_sm
    this.server = smpp.createServer(tls ?? {}, (session) => this.serve(session));
    this.server.setMaxListeners(0);
  }

  async listen(port = 0) {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = this.server.address().port;
    return this;
  }

  moved() { this.server.emit('moved'); }
  until(what, holds) { return until(what, this.server, holds); }

  serve(session) {
    session.on('error', () => session.destroy());
    session.on('close', () => {
      this.sessions = this.sessions.filter((one) => one !== session);
      this.moved();
    });
    for (const command of ['bind_transceiver', 'bind_transmitter', 'bind_receiver'])
      session.on(command, (pdu) => this.bind(session, command, pdu));
    session.on('enquire_link', (pdu) => session.send(pdu.response()));
    session.on('unbind', (pdu) => {
      this.unbinds = (this.unbinds ?? 0) + 1;
      session.send(pdu.response());
      session.close();
    });
    session.on('submit_sm', (pdu) => this.take(session, pdu));
  }

  bind(session, command, pdu) {
    const isKnown = pdu.system_id === this.system_id && pdu.password === this.password;
    session.send(pdu.response(
      { command_status: isKnown ? kOk : smpp.errors.ESME_RINVPASWD, system_id: 'SMSC' }));
    if (!isKnown) return session.close();
    session.command = command;
    this.binds.push(command);
    this.sessions.push(session);
    return this.moved();
  }

  take(session, pdu) {
    if (this.throttles > 0) {
      this.throttles -= 1;
      this.throttled = (this.throttled ?? 0) + 1;
      return session.send(pdu.response({ command_status: kThrottled }));
    }
    const id = this.ids++;
    const part = {
      id, pdu, phone: pdu.destination_addr, text: wordsOf(pdu.short_message),
      udh: pdu.short_message.udh,
    };
    this.parts.push(part);
    this.moved();
    if (this.cutBeforeAnswer > 0) {
      this.cutBeforeAnswer -= 1;
      return session.destroy();
    }
    if (this.silences > 0) {
      this.silences -= 1;
      return undefined;
    }
    session.send(pdu.response({ message_id: id.toString(16).toUpperCase() }));
    if (this.receipts && pdu.registered_delivery === 1) this.tell(part, this.receipts);
    return undefined;
  }

  receiver() { return this.sessions.find(({ command }) => command !== 'bind_transmitter'); }

  // A receipt in the usual words, with its id in decimal digits.
  tell({ id, phone, pdu }, stat) {
    return this.deliver({
      source_addr: phone, destination_addr: pdu.source_addr, esm_class: kReceiptBits,
      short_message: `id:${String(id).padStart(10, '0')} sub:001 dlvrd:001 `
        + `submit date:2611240901 done date:2611240902 stat:${stat} err:000 text:x`,
    });
  }

  // What a citizen writes; with `udh` a part of it.
  write(phone, text, { udh, to = '10690001' } = {}) {
    return this.deliver({
      source_addr: phone, destination_addr: to, data_coding: kUcs2,
      ...(udh ? { esm_class: kUdhBit, short_message: { udh: Buffer.from(udh), message: text } }
        : { short_message: text }),
    });
  }

  // The status with which it is acknowledged; null: the line was lost before.
  deliver(fields) {
    const session = this.receiver();
    return new Promise((resolve) => {
      const gone = () => resolve(null);
      session.once('close', gone);
      session.deliver_sm({ dest_addr_ton: 0, ...fields }, (response) => {
        session.off('close', gone);
        this.acknowledged.push(
          { status: response.command_status, octets: response.command_length });
        this.moved();
        resolve(response.command_status);
      });
    });
  }

  // As a power cut has it: nobody says goodbye, and the port is closed.
  async kill() {
    for (const session of [...this.sessions]) session.destroy();
    this.sessions = [];
    await new Promise((resolve) => { this.server.close(resolve); });
  }
}
