// Why a clock ends on its day, in sentences that one can check with a calendar in hand.
import type { Clock } from '@/api/cases';
import { chineseDate } from '@/words/dates';

const kStarts: Record<string, string> = {
  received: '收到', registered: '登记', accepted: '受理', served: '送达', concluded: '作出意见',
  assigned: '交办', transferred: '转送', review_asked: '申请复查', rereview_asked: '申请复核',
};

export function whyThisDate(clock: Clock): string[] {
  const said: string[] = [];
  const start = kStarts[clock.start_event] ?? '起算';
  if (clock.days === null) {
    if (clock.due) said.push(`上级要求在${chineseDate(clock.due)}前完成。`);
    else said.push('规定没有给出天数。');
  } else {
    const unit = clock.unit === 'working' ? '个工作日' : '天';
    const more = clock.extended_days ? `，加上延期${clock.extended_days}天` : '';
    said.push(`${chineseDate(clock.begins)}${start}，从第二天起算${clock.days}${unit}${more}。`);
  }
  if (clock.excluded_days) said.push(`中间有${clock.excluded_days}天不计（如听证）。`);
  if (clock.suspended_from)
    said.push(`${chineseDate(clock.suspended_from)}起暂停计算，恢复后日期会往后移。`);
  if (clock.nominal && clock.due && clock.nominal !== clock.due)
    said.push(`算到${chineseDate(clock.nominal)}是休息日，顺延到${chineseDate(clock.due)}。`);
  if (clock.safe && clock.due && clock.safe !== clock.due)
    said.push(`在那以前最后一个工作日是${chineseDate(clock.safe)}，提醒按这一天发。`);
  if (clock.provisional) said.push('那时的放假安排还没有公布，日期可能会变。');
  if (clock.article) said.push(`依据：${clock.article}。`);
  return said;
}

export type ClockFace = 'late' | 'running' | 'met' | 'metLate' | 'ended';

export function faceOf(clock: Clock): ClockFace {
  if (clock.is_running) return clock.is_late ? 'late' : 'running';
  if (clock.met_on) return clock.is_late ? 'metLate' : 'met';
  return 'ended';
}
