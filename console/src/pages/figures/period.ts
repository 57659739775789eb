// Which weeks are shown: a number of them up to today, or from a day to another.
import type { Period } from '@/api/figures';
import { dayAfter } from '@/words/dates';

const kFourthDay = 4; // 1970 began on a Thursday
const mondayOf = (iso: string): string => {
  const days = Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
  return dayAfter(iso, -((days + kFourthDay - 1) % 7));
};

export const kWeeks = [4, 13, 26, 52];
export const kChosen = 'chosen';

// Whole weeks, as the program counts them. Nothing: the first day is later than the last.
export function periodOf(weeks: string, from: string, until: string, today: string): Period | null {
  const last = weeks === kChosen ? until || today : today;
  const count = kWeeks.includes(Number(weeks)) ? Number(weeks) : kWeeks[1]!;
  const first = weeks === kChosen && from ? from : dayAfter(last, -7 * (count - 1));
  return first <= last ? { from: mondayOf(first), until: dayAfter(mondayOf(last), 6) } : null;
}
