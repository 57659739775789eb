// What citizens were sent: compared between two runs, and read as an account of their visits.

// What chance draws anew in each run: visit numbers and query codes.
export function evened(text) {
  return text.replace(/(?<![A-Za-z0-9])A\d{4,}/g, '〈预约号〉').replace(/查询码：\d{6}/g, '查询码：〈码〉');
}

export const answersIn = (lines) => lines.filter(({ from }) => from === 'bot');

// Null when both were told the same in the same order; else what is missing, what came once more,
// what the other never heard, or that only the order differs.
export function difference(wanted, got) {
  const want = wanted.map(evened);
  const have = got.map(evened);
  if (want.length === have.length && want.every((text, i) => text === have[i])) return null;
  const open = new Map();
  for (const text of want) open.set(text, (open.get(text) ?? 0) + 1);
  const known = new Set(want);
  const found = { lost: [], doubled: [], foreign: [], isReordered: false, first: null };
  for (const text of have) {
    const left = open.get(text) ?? 0;
    if (left > 0) open.set(text, left - 1);
    else (known.has(text) ? found.doubled : found.foreign).push(text);
  }
  for (const [text, left] of open) for (let i = 0; i < left; i += 1) found.lost.push(text);
  found.isReordered = found.lost.length + found.doubled.length + found.foreign.length === 0;
  const at = want.findIndex((text, i) => text !== have[i]);
  const place = at < 0 ? want.length : at;
  found.first = { answer: place + 1, wanted: want[place] ?? null, got: have[place] ?? null };
  return found;
}

const kMoment = /时间：(?:(\d{4})年)?(\d+)月(\d+)日（周.）(\d\d:\d\d)/;

function moment(text) {
  const [, , month, day, time] = kMoment.exec(text) ?? [];
  return month ? `${month.padStart(2, '0')}-${day.padStart(2, '0')} ${time}` : 'unreadable';
}

// The visits that a citizen was told of: number → { told, when, lives }, by the answers in order.
export function visitsIn(answers) {
  const visits = new Map();
  for (const text of answers) {
    const booked = /^约好了。预约号：(A\d{4,})/.exec(text);
    const moved = /^改好了。预约号：(A\d{4,})/.exec(text);
    const cancelled = /^预约号(A\d{4,})已取消/.exec(text);
    if (booked) {
      const told = (visits.get(booked[1])?.told ?? 0) + 1;
      visits.set(booked[1], { told, when: moment(text), lives: true });
    }
    if (moved && visits.has(moved[1])) visits.get(moved[1]).when = moment(text);
    if (cancelled && visits.has(cancelled[1])) visits.get(cancelled[1]).lives = false;
  }
  return visits;
}

// Faults between what citizens were told and what the office holds. `people`: {id, name, last4,
// answers}; `living`: the office's bookings.
export function visitFaults(people, living) {
  const faults = [];
  const owner = new Map();
  const told = new Map();
  for (const me of people) {
    for (const [number, visit] of visitsIn(me.answers)) {
      if (visit.told > 1) faults.push(`${number} was told ${visit.told} times to ${me.id}`);
      const other = owner.get(number);
      if (other) faults.push(`${number} was told to ${other.id} and to ${me.id}`);
      owner.set(number, me);
      if (visit.lives) told.set(number, visit);
    }
  }
  const held = new Map(living.map((booking) => [booking.number, booking]));
  for (const [number, visit] of told) {
    const booking = held.get(number);
    const me = owner.get(number);
    if (!booking) {
      faults.push(`${number} was promised to ${me.id}, and the office has no such visit`);
      continue;
    }
    const when = `${booking.date.slice(5)} ${booking.time}`;
    if (when !== visit.when) faults.push(`${number} is at ${when}, told was ${visit.when}`);
    if (booking.name !== me.name || !booking.phone.endsWith(me.last4))
      faults.push(`${number} is not in the name of ${me.id}`);
  }
  for (const { number } of living)
    if (!told.has(number)) faults.push(`${number} lives in the office, and nobody was told of it`);
  return { faults, told: owner.size, living: told.size };
}

// Another citizen's name or phone in somebody's answers.
export function leaks(people) {
  const found = [];
  for (const me of people)
    for (const text of me.answers) {
      for (const [, four] of text.matchAll(/139(?:0000|1111|\*{4})(\d{4})/g))
        if (four !== me.last4) found.push(`${me.id} was told the phone of ${four}`);
      const named = /姓名：(\S+)/.exec(text);
      if (named && named[1] !== me.name) found.push(`${me.id} was told the name ${named[1]}`);
    }
  return found;
}
