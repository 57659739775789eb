// What is decided of a provider's template before it is sent to be recorded.
import type { ProviderTemplate, TemplateOfAccount, TextVariable } from '@/api/texts';

export interface Draft {
  code: string;
  state: 'none' | 'pending' | 'refused';
  words: string;
  note: string;
  fills: Record<string, string>; // by parameter
}

// What is changed begins anew with the provider: it is handed in, not approved.
export function draftOf(record: ProviderTemplate | null): Draft {
  const state = record?.state === 'refused' || record?.state === 'none' ? record.state : 'pending';
  return {
    code: record?.code ?? '',
    state,
    words: record?.words ?? '',
    note: record?.state === 'refused' ? record.note : '',
    fills: Object.fromEntries((record?.mapping ?? []).map((one) => [one.parameter, one.variable])),
  };
}

export const mappingOf = (parameters: string[], fills: Record<string, string>) =>
  parameters.flatMap((parameter) => {
    const variable = fills[parameter];
    return variable ? [{ parameter, variable }] : [];
  });

// The text in the provider's own marks, and what fills them: for who begins to hand it in. Text with
// conditions or lists has no such form, and is left to be written by hand.
export function begun(text: string, variables: TextVariable[], isNamed: boolean) {
  const names = variables.map((one) => one.name).filter((name) => text.includes(`{${name}}`));
  const mark = (at: number): string => (isNamed ? `\${v${at + 1}}` : `{${at + 1}}`);
  const fills: Record<string, string> = {};
  let words = text;
  names.forEach((name, at) => {
    words = words.replaceAll(`{${name}}`, mark(at));
    fills[isNamed ? `v${at + 1}` : String(at + 1)] = name;
  });
  return { words, fills };
}

// As the provider will count them: each once.
export function parametersIn(words: string, isNamed: boolean): string[] {
  const found = words.matchAll(isNamed ? /\$\{([A-Za-z_]\w*)\}/g : /\{([1-9]\d?)\}/g);
  const all = [...new Set([...found].map((match) => match[1] ?? ''))];
  return isNamed ? all : all.sort((a, b) => Number(a) - Number(b));
}

export const isUsable = (one: TemplateOfAccount): boolean =>
  one.record?.state === 'approved' && !one.is_outdated;
