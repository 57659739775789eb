// What must hold of a run by SMS: every message ends, none is sent twice without being marked, and
// what the office knows is what the providers know.

const kEnds = new Set(['accepted', 'delivered', 'failed', 'blocked', 'expired', 'unknown']);
const kNeedReason = new Set(['failed', 'blocked', 'expired', 'unknown']);
const kKnown = ['accepted', 'delivered', 'failed', 'blocked', 'expired'];

const keyOf = ({ phone, text }) => `${phone}\n${text}`;

// How often each phone was, or may be, sent each text. Both are lists of { phone, text }.
export function tally(letters) {
  const all = new Map();
  for (const letter of letters) all.set(keyOf(letter), (all.get(keyOf(letter)) ?? 0) + 1);
  return all;
}

export const byState = (rows) => rows.reduce(
  (counts, { state }) => ({ ...counts, [state]: (counts[state] ?? 0) + 1 }), {});

// By how much it is more than what was meant, in all and where first.
function excess(meant, found) {
  let count = 0;
  const where = [];
  for (const [key, times] of found) {
    const more = times - (meant.get(key) ?? 0);
    if (more <= 0) continue;
    count += more;
    where.push(`${key.replace('\n', ': ').slice(0, 60)} ${times} times, not ${meant.get(key) ?? 0}`);
  }
  return { count, where };
}

// `meant`: what a run without faults sent, as a tally. `rows`: the office's messages, by its API.
// `attempts`: { phone, text, end }, by those between office and providers. `shown`: what the
// providers took, { phone, text } each. `lost`: receipts that they lost or gave up; `givenUp`:
// questions that they never brought, or did without hearing that they were taken.
export function judge({ total, meant, rows, attempts, shown, lost, givenUp }) {
  const wrong = [];
  if (rows.length > total || rows.length < total - givenUp)
    wrong.push(`${rows.length} answers to ${total} questions, of which ${givenUp} were given up`);
  for (const { id, state, reason } of rows) {
    if (!kEnds.has(state)) wrong.push(`message ${id} is left ${state}`);
    if (kNeedReason.has(state) && !reason)
      wrong.push(`message ${id} is ${state} and does not say why`);
  }
  const marked = rows.filter((row) => row.possible_double).length;
  const twice = excess(meant, tally(shown));
  if (twice.count > marked) {
    wrong.push(`${twice.count} were sent twice, ${marked} are marked as possible doubles`);
    wrong.push(...twice.where);
  }
  const repeated = excess(meant, tally(attempts.filter(({ end }) => end !== 'refused')));
  if (repeated.count !== marked) {
    wrong.push(`${repeated.count} unanswered attempts were repeated, ${marked} are marked`);
    wrong.push(...repeated.where);
  }
  const states = byState(rows);
  const known = kKnown.reduce((sum, state) => sum + (states[state] ?? 0), 0);
  const unknown = states.unknown ?? 0;
  if (shown.length < known)
    wrong.push(`${known} are said to have been sent, providers had ${shown.length}`);
  if (shown.length > known + unknown)
    wrong.push(`providers had ${shown.length} messages, the office knows of ${known + unknown}`);
  if ((states.accepted ?? 0) > lost)
    wrong.push(`${states.accepted} are without a receipt, providers lost ${lost}`);
  if (!(states.delivered > 0)) wrong.push('no receipt was believed');
  return {
    wrong, states, marked, repeated: repeated.count, twice: twice.count, unknown,
    unknownHad: shown.length - known,
  };
}
