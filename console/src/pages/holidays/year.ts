// A year's days laid out for people: months with their weeks, and each holiday in a line.
import type { CalendarDay } from '@/api/calendar';

export interface Cell { date: string; day: number; mark: 'off' | 'works' | ''; name: string; isWeekend: boolean }
export interface Month { month: number; weeks: (Cell | null)[][] }

const kDayMs = 86_400_000;
const isoOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const weekdayOf = (at: number): number => (new Date(at).getUTCDay() + 6) % 7; // 0: Monday

export function monthsOf(year: number, days: readonly CalendarDay[]): Month[] {
  const named = new Map(days.map((day) => [day.date, day]));
  return Array.from({ length: 12 }, (_, index) => {
    const cells: (Cell | null)[] = [];
    const first = Date.UTC(year, index, 1);
    for (let i = weekdayOf(first); i > 0; --i) cells.push(null);
    for (let at = first; new Date(at).getUTCMonth() === index; at += kDayMs) {
      const known = named.get(isoOf(at));
      cells.push({ date: isoOf(at), day: new Date(at).getUTCDate(), name: known?.name ?? '',
        mark: known ? (known.works ? 'works' : 'off') : '', isWeekend: weekdayOf(at) > 4 });
    }
    while (cells.length % 7 > 0) cells.push(null);
    return { month: index + 1, weeks: cells.length === 0 ? [] : weeksOf(cells) };
  });
}

function weeksOf<T>(cells: readonly T[]): T[][] {
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

// "10月1日至7日", "12月31日至1月2日", "5月9日"
export function stretches(dates: readonly string[]): string {
  const parts: string[] = [];
  for (let from = 0; from < dates.length;) {
    let until = from;
    while (until + 1 < dates.length && follows(dates[until], dates[until + 1])) ++until;
    parts.push(stretch(dates[from] ?? '', dates[until] ?? ''));
    from = until + 1;
  }
  return parts.join('、');
}

function follows(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined &&
    Date.parse(`${other}T00:00:00Z`) - Date.parse(`${one}T00:00:00Z`) === kDayMs;
}

function stretch(first: string, last: string): string {
  const [from, until] = [first.slice(5).split('-').map(Number), last.slice(5).split('-').map(Number)];
  const begin = `${from[0]}月${from[1]}日`;
  if (first === last) return begin;
  return from[0] === until[0] ? `${begin}至${until[1]}日` : `${begin}至${until[0]}月${until[1]}日`;
}

export interface Holiday { name: string; off: string; works: string }

// In the order of the year; days without a name stand together.
export function holidaysOf(days: readonly CalendarDay[]): Holiday[] {
  const all = new Map<string, { off: string[]; works: string[] }>();
  for (const day of days) {
    const one = all.get(day.name) ?? { off: [], works: [] };
    (day.works ? one.works : one.off).push(day.date);
    all.set(day.name, one);
  }
  const firstOff = (one: { off: string[]; works: string[] }): string => one.off[0] ?? one.works[0] ?? '';
  return [...all].sort(([, a], [, b]) => firstOff(a) < firstOff(b) ? -1 : 1)
    .map(([name, one]) => ({ name, off: stretches(one.off), works: stretches(one.works) }));
}
