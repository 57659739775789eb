// Days and moments as an office writes them. Offices are in UTC+8 wherever the browser is.
const kWeekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const kDayMs = 86_400_000;
const kOfficeMs = 8 * 3_600_000;

// "2026-11-27" → "2026年11月27日 周五"
export function chineseDate(iso: string | null | undefined): string {
  if (!iso) return '—';
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return iso;
  const weekday = kWeekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
  return `${year}年${month}月${day}日 ${weekday}`;
}

// "2026-11-24T09:10:00+08:00" → "2026年11月24日 周二 09:10"
export function chineseMoment(moment: string | null | undefined): string {
  if (!moment) return '—';
  const at = new Date(moment).getTime();
  if (Number.isNaN(at)) return moment;
  const office = new Date(at + kOfficeMs).toISOString();
  return `${chineseDate(office)} ${office.slice(11, 16)}`;
}

// "还有3天", "今天到期", "超期2天"; `days` as the program counts them, below 0 late.
export function daysLeft(days: number): string {
  if (days === 0) return '今天到期';
  return days > 0 ? `还有${days}天` : `超期${-days}天`;
}

// When the office's day of that moment is over, in milliseconds since 1970.
export function nextMidnight(at: number): number {
  return (Math.floor((at + kOfficeMs) / kDayMs) + 1) * kDayMs - kOfficeMs;
}

// The day so many days after, "2026-12-04".
export function dayAfter(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * kDayMs).toISOString().slice(0, 10);
}
