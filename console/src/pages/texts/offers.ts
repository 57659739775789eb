// What is offered as one types { : the variables of the text, conditions on them, what ends an open tag.
import type { TextVariable } from '@/api/texts';

import { type Insert, onCondition, plain, saying } from './insert';
import { inside, piecesOf } from './pieces';

export interface Offer { title: string; insert: Insert }
export interface Offers { from: number; to: number; all: Offer[] } // they stand for text[from, to)

// An input method gives ｛ for the key of { in its Chinese mode.
const kBegun = /[{｛]([^{}｛｝\n]*)$/;
const kClosed = /^[^{}｛｝\n]*[}｝]/; // what is written already is not offered anew

// The tags that wait for their 完 there, and the items that are known there.
function around(text: string): { open: string[]; items: string[] } {
  const open: string[][] = [];
  for (const { kind, text: braced } of piecesOf(text)) {
    if (kind !== 'tag') continue;
    const words = inside(braced);
    if (words[0] === '完') open.pop();
    else if (words[0] !== '否则') open.push(words);
  }
  const each = open.filter((words) => words[0] === '每个');
  return { open: open.map((words) => words[0] ?? ''), items: each.map((words) => words[1] ?? '') };
}

export function offersAt(text: string, caret: number, variables: TextVariable[]): Offers | null {
  const before = text.slice(0, caret);
  const begun = kBegun.exec(before);
  if (!begun || kClosed.test(text.slice(caret))) return null;
  if (before.slice(0, begun.index).endsWith('{')) return null; // {{ is a brace
  const { open, items } = around(before.slice(0, begun.index));
  const all: Offer[] = items.map((item) => ({ title: item, insert: plain(`{${item}}`) }));
  for (const one of variables) all.push({ title: one.name, insert: saying(one) });
  if (open[open.length - 1] === '如果') all.push({ title: '否则', insert: plain('{否则}') });
  if (open.length > 0) all.push({ title: '完', insert: plain('{完}') });
  for (const { name } of variables)
    all.push({ title: `如果 ${name}`, insert: onCondition(name, '') });
  const typed = (begun[1] ?? '').trim();
  const fitting = all.filter((one) => one.title.includes(typed));
  return fitting.length > 0 ? { from: begun.index, to: caret, all: fitting } : null;
}
