// The attempts at whole messages on a direct line, made of the submits of their parts.

const kMessageChars = 70, kPartChars = 67;

// `submits`: as IllSmsc notes them. `wordsFor(phone)`: the texts that a phone may be sent; what is
// none of them is an attempt at a text of its own.
export function letters(submits, signature, wordsFor) {
  const found = new Map();
  for (const submit of submits) {
    const { phone, text, sequence, total, reference } = submit;
    const words = wordsFor(phone).find((one) => isPartOf(`【${signature}】${one}`, submit));
    const key = [phone, words ?? text, reference ?? `${found.size} alone`].join('\n');
    const letter = found.get(key) ?? { channel: 'smpp', phone, text: words ?? text, total, parts: [] };
    letter.parts.push({ sequence, end: submit.end, id: submit.id });
    found.set(key, letter);
  }
  return [...found.values()].map(asAttempt);
}

function isPartOf(whole, { text, sequence, total }) {
  if (total === 1) return whole === text;
  return Math.ceil(whole.length / kPartChars) === total && whole.length > kMessageChars
    && whole.startsWith(text, (sequence - 1) * kPartChars);
}

// It was shown where every part was taken, as often as the part that was taken least.
function asAttempt({ channel, phone, text, total, parts }) {
  const numbers = Array.from({ length: total }, (_, i) => i + 1);
  const had = numbers.map((n) =>
    parts.filter(({ sequence, id }) => sequence === n && id !== null).length);
  const mayHave = numbers.map((n) =>
    parts.filter(({ sequence, end }) => sequence === n && end !== 'refused').length);
  const isTaken = numbers.every((n) =>
    parts.some(({ sequence, end }) => sequence === n && end === 'taken'));
  const isRefused = parts.every(({ end }) => end === 'refused');
  return {
    channel, phone, text, end: isRefused ? 'refused' : isTaken ? 'taken' : 'open',
    shown: Math.min(...had), partTwice: Math.max(...mayHave) > 1,
  };
}

// The same of a line without faults, where each part is submitted once and in its order.
export function wholeLetters(submits, signature) {
  const all = [], open = new Map();
  for (const { phone, text, reference, sequence, total } of submits) {
    const key = `${phone} ${reference}`;
    if (sequence === 1) {
      const letter = { channel: 'smpp', phone, text: '', end: 'taken', shown: 1, partTwice: false };
      all.push(letter);
      open.set(key, letter);
    }
    const letter = open.get(key);
    letter.text += text;
    if (sequence < total) continue;
    letter.text = letter.text.slice(`【${signature}】`.length);
    open.delete(key);
  }
  return all;
}
