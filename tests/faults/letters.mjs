// The attempts at whole messages on a direct line, made of the submits of their parts.

const kMessageChars = 70, kPartChars = 67;

// `submits`: as IllSmsc notes them, in their order. `wordsFor(phone)`: the texts that a phone may
// be sent, each as often as it may; what is none of them is an attempt at a text of its own.
//
// A reference has 8 bits and begins anew with each start, so two messages of the same words to one
// phone can bear the same. Where the words may be sent once more, a part that is there already
// begins another message, if the one before has all its parts: a message that is sent again as a
// whole still counts as one attempt more, and one of which a part is sent again shows it.
export function letters(submits, signature, wordsFor) {
  const all = [], newest = new Map(), alike = new Map();
  for (const submit of submits) {
    const { phone, text, sequence, total, reference } = submit;
    const allowed = wordsFor(phone);
    const words = allowed.find((one) => isPartOf(`【${signature}】${one}`, submit)) ?? text;
    const like = `${phone}\n${words}`;
    const key = `${like}\n${reference ?? `${all.length} alone`}`;
    const siblings = alike.get(like) ?? [];
    const mayBeAnother = () =>
      siblings.filter(isBegun).length < allowed.filter((one) => one === words).length;
    let letter = newest.get(key);
    if (!letter || (isAll(letter) && mayHave(letter, sequence) > 0 && mayBeAnother())) {
      letter = { channel: 'smpp', phone, text: words, total, parts: [] };
      all.push(letter);
      newest.set(key, letter);
      alike.set(like, [...siblings, letter]);
    }
    letter.parts.push({ sequence, end: submit.end, id: submit.id });
  }
  return all.map(asAttempt);
}

const numbersOf = ({ total }) => Array.from({ length: total }, (_, i) => i + 1);
const mayHave = ({ parts }, number) =>
  parts.filter(({ sequence, end }) => sequence === number && end !== 'refused').length;
const isBegun = ({ parts }) => parts.some(({ end }) => end !== 'refused');
const isAll = (letter) => numbersOf(letter).every((number) => mayHave(letter, number) > 0);

function isPartOf(whole, { text, sequence, total }) {
  if (total === 1) return whole === text;
  return Math.ceil(whole.length / kPartChars) === total && whole.length > kMessageChars
    && whole.startsWith(text, (sequence - 1) * kPartChars);
}

// It was shown where every part was taken, as often as the part that was taken least.
function asAttempt(letter) {
  const { channel, phone, text, parts } = letter;
  const numbers = numbersOf(letter);
  const had = numbers.map((n) =>
    parts.filter(({ sequence, id }) => sequence === n && id !== null).length);
  const isTaken = numbers.every((n) =>
    parts.some(({ sequence, end }) => sequence === n && end === 'taken'));
  const isRefused = parts.every(({ end }) => end === 'refused');
  return {
    channel, phone, text, end: isRefused ? 'refused' : isTaken ? 'taken' : 'open',
    shown: Math.min(...had), partTwice: numbers.some((n) => mayHave(letter, n) > 1),
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
