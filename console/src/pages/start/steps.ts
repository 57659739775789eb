// The steps in their order, each with where it is done.
import type { Start, StartStep } from '@/api/start';

import { lacking, type StepWords, steps } from './zh';

export interface Step extends StepWords {
  key: string;
  isDone: boolean;
  isNext: boolean; // the first that is not done
  lacks: string;
  to: { name: string; params?: Record<string, string> } | null;
}

// `hasPage`: whether the console has a page of that name.
export function stepsOf(told: Start, hasPage: (name: string) => boolean): Step[] {
  const next = told.steps.find(({ is_done }) => !is_done)?.step;
  return told.steps.flatMap((step) => {
    const words = steps[step.step];
    if (!words) return []; // a newer program knows more than this page
    return [{ ...words, key: step.step, isDone: step.is_done, isNext: step.step === next,
      lacks: step.lacking.length > 0 ? lacking(step.lacking) : '', to: placeOf(step, hasPage) }];
  });
}

const kPages: Record<string, string> = { people: 'users', door: 'channels', days_off: 'holidays' };

function placeOf({ step }: StartStep, hasPage: (name: string) => boolean): Step['to'] {
  const name = kPages[step];
  return name && hasPage(name) ? { name } : null;
}

export const countDone = (told: Start): number =>
  told.steps.filter(({ is_done }) => is_done).length;
