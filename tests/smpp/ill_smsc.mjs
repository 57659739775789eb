// The SMSC as it misbehaves: it throttles, keeps silent, cuts the line before and
// after it took a message, and its receipts are lost, doubled, early, late and bad. What citizens
// wrote it keeps, and brings again until it is acknowledged, as a real one does.
import { once } from 'node:events';
import smpp from 'smpp';

import { pause } from '../faults/program.mjs';
import { Smsc } from './smsc.mjs';

const kSource = '10690001';
const kUcs2 = 8;
const kReceiptBits = 0x04;
const kCarriers = 10;  // as many are brought at once, as SMSCs' windows have it
const kAgainMs = 200;  // after one that was not taken
const kEarlyMs = 400, kLateMs = [300, 900];

// How often what happens.
export const kWildSmsc = {
  throttle: 0.03, cut_before: 0.004, cut_after: 0.004, silent: 0.01, failed: 0.05,
  receipt_lost: 0.05, receipt_duplicate: 0.2, receipt_early: 0.2, receipt_late: 0.2,
};

export class IllSmsc extends Smsc {
  constructor({ chances = {}, it, ...account }) {
    super(account);
    Object.assign(this, { chances, it });
    this.submits = [];  // { phone, text, reference, sequence, total, end, id }
    this.gone = 0;      // messages of which the first part was taken
    this.counts = {};
    this.mail = [];     // what is to be brought, each { fields, done }
    this.underWay = 0;
    this.pending = 0;   // receipts that are not in `mail` yet
    this.isOver = false;
  }

  start(port) {
    for (let i = 0; i < kCarriers; ++i) this.carry();
    return this.listen(port);
  }

  hits(what) {
    const happens = this.it.hits(this.chances[what] ?? 0);
    if (happens) this.counts[what] = (this.counts[what] ?? 0) + 1;
    return happens;
  }

  // As Middleman has it: path is 'submit_sm'.
  setTrap({ when }, act) {
    const trap = { when, act };
    this.trap = trap;
    return () => {
      const waits = this.trap === trap;
      if (waits) this.trap = null;
      return waits;
    };
  }

  springs(when) {
    if (this.trap?.when !== when) return false;
    const { act } = this.trap;
    this.trap = null;
    act();
    return true;
  }

  serve(session) {
    session.setMaxListeners(0);
    super.serve(session);
  }

  take(session, pdu) {
    const { udh, message } = pdu.short_message;
    const [header] = udh ?? [];
    const submit = {
      phone: pdu.destination_addr.replace(/^86/, ''), text: message,
      reference: header?.[2] ?? null, total: header?.[3] ?? 1, sequence: header?.[4] ?? 1,
      end: 'open', id: null,
    };
    this.submits.push(submit);
    if (this.springs('before') || this.hits('cut_before')) return session.destroy();
    if (this.hits('throttle')) {
      submit.end = 'refused';
      return session.send(pdu.response({ command_status: smpp.errors.ESME_RTHROTTLED }));
    }
    submit.id = this.ids++;
    if (submit.sequence === 1) this.gone += 1;
    if (this.springs('after') || this.hits('cut_after')) {
      this.receipt(submit, pdu);
      return session.destroy();
    }
    const isSilent = this.hits('silent'), isEarly = this.hits('receipt_early');
    const answer = () => {
      if (isSilent) return;
      submit.end = 'taken';
      session.send(pdu.response({ message_id: submit.id.toString(16).toUpperCase() }));
    };
    if (!isEarly) answer();
    else setTimeout(answer, kEarlyMs);
    return this.receipt(submit, pdu);
  }

  receipt({ id, phone }, { source_addr }) {
    if (this.hits('receipt_lost')) return;
    const fields = {
      source_addr: `86${phone}`, destination_addr: source_addr, esm_class: kReceiptBits,
      short_message: `id:${String(id).padStart(10, '0')} sub:001 dlvrd:001 submit `
        + 'date:2611240901 done date:2611240902 '
        + `stat:${this.hits('failed') ? 'UNDELIV' : 'DELIVRD'} err:000 text:x`,
    };
    const [low, high] = kLateMs;
    const lateMs = this.hits('receipt_late') ? low + this.it.below(high - low) : 0;
    this.pending += 1;
    setTimeout(() => {
      this.pending -= 1;
      this.bring(fields);
      if (this.hits('receipt_duplicate')) this.bring(fields);
    }, lateMs);
  }

  // Resolves when it is acknowledged.
  write(phone, text) {
    return this.bring({
      source_addr: `86${phone}`, destination_addr: kSource, data_coding: kUcs2,
      short_message: text,
    });
  }

  bring(fields) {
    return new Promise((done) => {
      this.mail.push({ fields, done });
      this.moved();
    });
  }

  async carry() {
    for (;;) {
      while (!this.isOver && (this.mail.length === 0 || !this.receiver()))
        await once(this.server, 'moved');
      if (this.isOver) return;
      const letter = this.mail.shift();
      this.underWay += 1;
      const status = await this.deliver(letter.fields);
      this.underWay -= 1;
      if (status === 0) {
        letter.done();
      } else {
        this.mail.unshift(letter);
        if (status !== null) await pause(kAgainMs);
      }
    }
  }

  isIdle() { return this.mail.length === 0 && this.underWay === 0 && this.pending === 0; }

  async end() {
    this.isOver = true;
    this.moved();
    await this.kill();
  }
}
