// What was changed between two texts, in the smallest units that mean something: a Chinese sign, a
// run of Latin letters or digits, a variable.
export type ChangeKind = 'same' | 'removed' | 'added';
export interface Change { kind: ChangeKind; text: string }

const kUnits = /\{[^{}\n]*\}|[A-Za-z0-9.:/_-]+|\n|[\s\S]/gu;
// Of the table: two texts of 2,000 units. Above, all between the common ends is told as changed.
const kCellsMax = 4_000_000;
// A shorter run that stayed, between two changes, is no help to who reads: it is told as changed.
const kSameMin = 2;

const unitsOf = (text: string): string[] => text.match(kUnits) ?? [];

// lengths[i][j]: the longest common subsequence of a from i and b from j; a row after another.
function table(a: string[], b: string[]): Uint16Array {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; --i)
    for (let j = b.length - 1; j >= 0; --j)
      lengths[i * width + j] = a[i] === b[j]
        ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  return lengths;
}

function between(a: string[], b: string[]): Change[] {
  const changes: Change[] = [];
  if ((a.length + 1) * (b.length + 1) > kCellsMax)
    return [{ kind: 'removed', text: a.join('') }, { kind: 'added', text: b.join('') }];
  const width = b.length + 1;
  const lengths = table(a, b);
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && left === right) {
      changes.push({ kind: 'same', text: left });
      i += 1;
      j += 1;
    } else if (right === undefined || (left !== undefined &&
        (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))) {
      changes.push({ kind: 'removed', text: left ?? '' });
      i += 1;
    } else {
      changes.push({ kind: 'added', text: right });
      j += 1;
    }
  }
  return changes;
}

// Runs of one kind; between two runs that stayed, what was removed first and then what was added.
function gathered(changes: Change[]): Change[] {
  const told: Change[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed) told.push({ kind: 'removed', text: removed });
    if (added) told.push({ kind: 'added', text: added });
    removed = added = '';
  };
  for (let at = 0; at < changes.length;) {
    let end = at;
    while (changes[end]?.kind === 'same') end += 1;
    const same = changes.slice(at, end).map((one) => one.text).join('');
    const isIsland = (removed || added) && end < changes.length && end - at < kSameMin;
    if (end > at && isIsland && !same.includes('\n')) {
      removed += same;
      added += same;
    } else if (end > at) {
      flush();
      told.push({ kind: 'same', text: same });
    }
    for (at = end; changes[at] && changes[at]?.kind !== 'same'; at += 1) {
      if (changes[at]?.kind === 'removed') removed += changes[at]?.text ?? '';
      else added += changes[at]?.text ?? '';
    }
  }
  flush();
  return told;
}

export function changesBetween(before: string, after: string): Change[] {
  const a = unitsOf(before);
  const b = unitsOf(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let tail = 0;
  const short = Math.min(a.length, b.length) - start;
  while (tail < short && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const same = (text: string[]): Change[] => text.map((one) => ({ kind: 'same', text: one }));
  return gathered([...same(a.slice(0, start)),
    ...between(a.slice(start, a.length - tail), b.slice(start, b.length - tail)),
    ...same(a.slice(a.length - tail))]);
}
