// What a button or an offer puts into a text, and what of it is selected then: to be written over.
import type { TextVariable } from '@/api/texts';

export interface Insert { text: string; from: number; to: number }

const kList = '列表';
const kItem = '一项';

function selecting(before: string, selected: string, after: string): Insert {
  return { text: before + selected + after, from: before.length, to: before.length + selected.length };
}
export function plain(text: string): Insert {
  return { text, from: text.length, to: text.length };
}

// A list is gone through, each of it on a line of its own.
export function saying(variable: TextVariable): Insert {
  if (variable.kind !== kList) return plain(`{${variable.name}}`);
  return plain(`{每个 ${kItem} 在 ${variable.name}}· {${kItem}}\n{完}`);
}

// `selected`: what was selected is said on that condition; else there are words to be written over.
export function onCondition(name: string, selected: string): Insert {
  return selecting(`{如果 ${name}}`, selected || `有${name}时说的话`, '{完}');
}
