// A clock as the page shows it; how it was counted the program says.
import type { Clock } from '@/api/cases';
import { chineseDate } from '@/words/dates';

type CountedDays = Clock['counting'][number];

// "2026年10月22日 周四到2026年12月20日 周日：第1到60天", "……：国庆节放假，不计"
export function stretchOf({ from, until, first, last, note }: CountedDays): string {
  const days = from === until ? chineseDate(from) : `${chineseDate(from)}到${chineseDate(until)}`;
  const numbers = first === 0 ? '' : first === last ? `第${first}天` : `第${first}到${last}天`;
  return `${days}：${[numbers, note].filter(Boolean).join('，') || '起算的那一天，不计'}`;
}

export type ClockFace = 'late' | 'running' | 'met' | 'metLate' | 'ended';

export function faceOf(clock: Clock): ClockFace {
  if (clock.is_running) return clock.is_late ? 'late' : 'running';
  if (clock.met_on) return clock.is_late ? 'metLate' : 'met';
  return 'ended';
}
