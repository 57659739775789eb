// A page is left open over midnight: which day the office has, the program tells, so it is asked
// again when that day is over, and when somebody comes back to the page after long.
import { nextMidnight } from '@/words/dates';

import { askAgain, today } from './session';

// Not one timer until midnight: it stands still while the computer sleeps.
const kLookMs = 60_000;
const kLongMs = 30 * 60_000;
// The browser's clock may go before the program's, or nobody answered.
const kAgainMs = 10 * 60_000;
const kTriesMax = 6;

// From now on until the answer is called. A page that nobody sees asks nothing: to ask is to do
// something, and would keep a session that was left alone.
export function followDay(): () => void {
  let askedAt = Date.now();
  let dueAt = nextMidnight(askedAt);
  let tries = 0;

  async function ask(now: number): Promise<void> {
    const before = today.value;
    askedAt = now;
    if (now >= dueAt) {
      tries += 1;
      dueAt = now + kAgainMs;
    }
    await askAgain().catch(() => {}); // the page tells of a fault when something is done there
    if (today.value === before && tries < kTriesMax) return;
    tries = 0;
    dueAt = nextMidnight(now);
  }

  function look(): void {
    const now = Date.now();
    if (!document.hidden && now >= dueAt) void ask(now);
  }

  function seen(): void {
    const now = Date.now();
    if (!document.hidden && (now >= dueAt || now - askedAt >= kLongMs)) void ask(now);
  }

  const looking = setInterval(look, kLookMs);
  document.addEventListener('visibilitychange', seen);
  return () => {
    clearInterval(looking);
    document.removeEventListener('visibilitychange', seen);
  };
}
