// Words that nobody kept, over a session that ended meanwhile: they wait in this tab until he comes
// back to their text. A text of the product, with no citizen in it.
export interface Unkept { words: string; note: string }

const nameOf = (key: string): string => `huiyin.unkept.${key}`;

export function leaveBehind(key: string, unkept: Unkept): void {
  sessionStorage.setItem(nameOf(key), JSON.stringify(unkept));
}

// Once: they are in the editor again.
export function takeUp(key: string): Unkept | null {
  const left = sessionStorage.getItem(nameOf(key));
  sessionStorage.removeItem(nameOf(key));
  if (left === null) return null;
  const told: unknown = JSON.parse(left);
  const isOurs = typeof told === 'object' && told !== null && 'words' in told && 'note' in told;
  if (!isOurs || typeof told.words !== 'string' || typeof told.note !== 'string') return null;
  return { words: told.words, note: told.note };
}
