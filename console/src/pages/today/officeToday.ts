// Which day it is at the office. A demonstration's clock may be days ahead of ours: there the last
// day of the promise, which the program counts up to now, tells it.
import { getPromise } from '@/api/office';
import { can, session } from '@/api/session';
import { officeDay } from '@/words/dates';

export async function officeToday(): Promise<string> {
  if (session.value?.is_demo && can('promise:read')) {
    const last = (await getPromise()).days.at(-1);
    if (last) return last.date;
  }
  return officeDay(Date.now());
}
