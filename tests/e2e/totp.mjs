// A phone's app that shows codes of a secret (RFC 6238), a new one every 30 seconds.
import { createHmac } from 'node:crypto';

const kSigns = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const stepNow = () => Math.floor(Date.now() / 30_000);

function totp(secret, step) {
  const bits = [...secret].map((sign) => kSigns.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counted = Buffer.alloc(8);
  counted.writeBigInt64BE(BigInt(step));
  const mac = createHmac('sha1', key).update(counted).digest();
  const number = mac.readUInt32BE(mac.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

export class Phone {
  constructor(secret) { Object.assign(this, { secret, step: 0 }); }

  // The first code that is good still: the program takes that of this step and those beside it,
  // each once.
  next() {
    this.step = Math.max(stepNow() - 1, this.step + 1);
    return totp(this.secret, this.step);
  }

  // `enter` types a code and answers whether it was taken. One that was refused because its step
  // went over on the way is followed by the next, once.
  async enters(enter) {
    if (await enter(this.next())) return;
    const isOver = this.step < stepNow() - 1;
    if (!isOver || !await enter(this.next())) throw new Error('the code of the phone was refused');
  }
}
