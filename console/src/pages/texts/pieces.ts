// A text as it is written, taken apart: words, variables {姓名}, tags {如果 期限} {否则} {每个 一项 在
// 材料} {完}. {{ and }} are braces. The program reads it for good; this is for marking and offering.
import type { Fault } from '@/api/problem';
import type { TextVariable, TextWording } from '@/api/texts';

export type PieceKind = 'words' | 'variable' | 'tag';
export interface Piece { kind: PieceKind; text: string } // the text with its braces

const kBraces = /\{\{|\}\}|\{[^{}\n]*\}/g;
const kTagWords = new Set(['如果', '否则', '每个', '完']);

// What stands between the braces, in its words.
export const inside = (piece: string): string[] => piece.slice(1, -1).trim().split(/\s+/);

function kindOf(braced: string): PieceKind {
  if (braced === '{{' || braced === '}}') return 'words';
  return kTagWords.has(inside(braced)[0] ?? '') ? 'tag' : 'variable';
}

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  const add = (kind: PieceKind, part: string): void => {
    const last = pieces[pieces.length - 1];
    if (part === '') return;
    if (kind === 'words' && last?.kind === 'words') last.text += part;
    else pieces.push({ kind, text: part });
  };
  let from = 0;
  for (const found of text.matchAll(kBraces)) {
    add('words', text.slice(from, found.index));
    add(kindOf(found[0]), found[0]);
    from = found.index + found[0].length;
  }
  add('words', text.slice(from));
  return pieces;
}

// The variables that are said: as such, or as the list that is gone through. 如果 alone says nothing.
export function saidIn(text: string): Set<string> {
  const said = new Set<string>();
  for (const { kind, text: braced } of piecesOf(text)) {
    const words = inside(braced);
    const name = kind === 'variable' ? words[0] : words[0] === '每个' ? words[3] : undefined;
    if (kind !== 'words' && name) said.add(name);
  }
  return said;
}

export function missingIn(text: string, variables: TextVariable[]): string[] {
  const said = saidIn(text);
  return variables.filter((one) => one.is_needed && !said.has(one.name)).map((one) => one.name);
}

// Variables in full-width braces, as an input method gives them: they would be said as they stand.
export function missedBraces(text: string, variables: TextVariable[]): string[] {
  return variables.map((one) => one.name).filter((name) => text.includes(`｛${name}｝`));
}

// What is wrong besides: that a variable is missing stands with the variables.
export function besides(missing: string[], faults: Fault[]): Fault[] {
  const isTold = ({ code, remedy }: Fault): boolean =>
    code === 'words.fact_dropped' && missing.some((name) => remedy.includes(`{${name}}`));
  return faults.filter((one) => !isTold(one));
}

// What is sent to be kept: the words that came with the program are kept as just that.
export function wordingOf(words: string, shipped: string, note: string): TextWording {
  return words === shipped ? { note } : { text: words, note };
}

// "notice.acceptance 第2行第4列": where a fault is, counted in characters; null: in no one place.
export function placeOf(where: string): { line: number; column: number } | null {
  const found = /第(\d+)行第(\d+)列$/.exec(where);
  return found ? { line: Number(found[1]), column: Number(found[2]) } : null;
}

// That place as an offset into the text, by the units of a textarea.
export function offsetOf(text: string, place: { line: number; column: number }): number {
  const lines = text.split('\n');
  const before = lines.slice(0, place.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const within = Array.from(lines[place.line - 1] ?? '').slice(0, place.column - 1).join('');
  return Math.min(before + within.length, text.length);
}
