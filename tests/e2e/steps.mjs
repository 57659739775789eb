// What several stories do in the same way.

// The day that is offered: "12月15日（周二）可以约…".
export async function offeredDay(phone) {
  const text = await phone.hears(/\d+月\d+日（周.）可以约/);
  return /(?:\d+年)?(\d+月\d+日（周.）)可以约/.exec(text)[1];
}

// Days from one day to another, both as people read them: "11月28日 12:31", "12月15日（周二）".
export function daysBetween(from, to) {
  const [a, b] = [from, to].map((text) => /(\d+)月(\d+)日/.exec(text).slice(1).map(Number));
  const dayIn = (year, [month, day]) => Date.UTC(year, month - 1, day) / 86_400_000;
  const isNextYear = b[0] < a[0];  // which year it is matters but for a 29th of February
  return dayIn(isNextYear ? 2027 : 2026, b) - dayIn(2026, a);
}

// From the platform's today to a day as programs write it: "2026-12-15".
export async function daysUntil(index, day) {
  const now = await index.getByText('平台现在是').filter({ hasText: '月' }).innerText();
  const [, month, date] = day.split('-').map(Number);
  return daysBetween(now, `${month}月${date}日`);
}

export async function movesTheClock(page, days) {
  for (const step of [15, 5, 1]) {
    for (; days >= step; days -= step) {
      const before = await page.getByText('平台现在是').innerText();
      await page.getByRole('button', { name: `往后 ${step} 天` }).click();
      await page.getByText('平台现在是').filter({ hasNotText: before }).waitFor();
    }
  }
}
