// What is asked for when a matter is registered, in the order of asking; its fields and choices are
// those that the API's document gives the entry.
import type { EventField, EventShape } from '@/api/events';

// As whom one registers on a citizen's behalf, where one is several.
const kRegisters = ['duty', 'receiver', 'office_head'];
export const registersAs = (mine: readonly string[]): string | null =>
  kRegisters.find((role) => mine.includes(role)) ?? null;

// Handler and first receiver are named with the registration (《信访工作条例》第二十二、二十三条).
const kFirst = ['matter', 'arrival', 'matter_kind', 'place', 'first_receiver', 'handler', 'marks'];
const kPeople = ['signatories'];
const kLater = ['accused_units', 'accused_persons', 'recused'];

export interface Asked { first: EventField[]; people: EventField[]; later: EventField[] }

// Who speaks for the people beside the first (《信访工作条例》第二十条: five in all).
export interface Other { name: string; phone: string }
export const kOthersMax = 4;
export const representativesOf = (others: readonly Other[]): Other[] =>
  others.map(({ name, phone }) => ({ name: name.trim(), phone: phone.trim() }));

// `people`: how many they are in all, asked where several come. `later`: what most matters do without. Whatever the program has besides comes last; the number it
// gives itself, and who received it follows from the account.
export function askedFor(shape: EventShape): Asked {
  const left = shape.fields.filter(({ name }) =>
    !['number', 'received_by', 'contact_known'].includes(name));
  const take = (names: string[]): EventField[] =>
    names.flatMap((name) => left.filter((field) => field.name === name));
  const known = new Set([...kFirst, ...kPeople, ...kLater]);
  return { first: take(kFirst), people: take(kPeople),
    later: [...take(kLater), ...left.filter(({ name }) => !known.has(name))] };
}

// A mobile telephone as people type it; nothing: it is none yet.
export function phoneTyped(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, '');
  return /^1\d{10}$/.test(digits) ? digits : null;
}
