// What a phone's app shows of a secret (RFC 6238), `beside` steps of 30 seconds from now.
import { createHmac } from 'node:crypto';

const kStepMs = 30_000;
const kSigns = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function totp(secret, beside = 0) {
  const bits = [...secret].map((sign) => kSigns.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigInt64BE(BigInt(Math.floor(Date.now() / kStepMs) + beside));
  const mac = createHmac('sha1', key).update(step).digest();
  const number = mac.readUInt32BE(mac.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

// Once this step lasts for so long still: what is shown meanwhile stays what it is.
export async function stepLasts(milliseconds) {
  const left = kStepMs - Date.now() % kStepMs;
  if (left < milliseconds) await new Promise((resolve) => { setTimeout(resolve, left); });
}
