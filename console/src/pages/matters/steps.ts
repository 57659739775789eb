// How the steps that the program allows are laid out: what is usual in a state as buttons, the rest
// in a list. Who may do what, and in which role, is the program's.
import type { CaseState, Notice, Step } from '@/api/cases';

const kIntake = ['accepted', 'not_accepted', 'routed', 'transferred', 'answered_on_spot'];
const kUsual: Partial<Record<CaseState, string[]>> = {
  registered: kIntake,
  transferred_in: kIntake,
  accepted: ['assigned', 'progress', 'supervision_opened'],
  transferred: ['accepted', 'not_accepted', 'objected', 'returned'],
  in_progress: ['progress', 'concluded', 'extension_asked', 'extended', 'extension_refused',
    'material_added', 'supervision_opened'],
  concluded: ['served'],
  served: ['followed_up', 'review_asked'],
  review: ['review_decided'],
  review_decided: ['served', 'rereview_asked'],
  rereview: ['rereview_decided'],
  final: ['followed_up', 'archived'],
  followed_up: ['archived'],
  not_accepted: ['served', 'review_asked', 'archived'],
  routed: ['served', 'archived'],
  answered_on_spot: ['followed_up', 'archived'],
  archived: ['reopened'],
  withdrawn: ['archived', 'reopened'],
};

// Corrections need more than a form.
const kNoForm = new Set(['corrected']);

export interface LaidOut { usual: Step[]; other: Step[]; waiting: Step[] }

// Of what is late: pushing it.
const kPushing = 'supervision_opened';

export function laidOut(state: CaseState, steps: readonly Step[], isLate = false): LaidOut {
  const may = steps.filter((step) => !kNoForm.has(step.event));
  const now = may.filter((step) => !step.waits_for);
  const isUsual = (step: Step): boolean =>
    (isLate && step.event === kPushing) || (kUsual[state]?.includes(step.event) ?? false);
  // With no more than a handful there is nothing to choose between.
  if (now.length <= 4) return { usual: now, other: [], waiting: may.filter((step) => step.waits_for) };
  return {
    usual: now.filter(isUsual),
    other: now.filter((step) => !isUsual(step)),
    waiting: may.filter((step) => step.waits_for),
  };
}

// The same event may be several steps: what is served.
export const keyOf = (step: Step): string => `${step.event}/${step.document ?? ''}`;

// In which of his roles somebody records that a notice was handed over.
export function rolesThatServe(mine: readonly string[]): string[] {
  return mine.filter((role) => ['duty', 'office_head', 'handler'].includes(role));
}

// What may stand in the place of a notice that is withdrawn: a later one that holds.
export function replacements(notices: readonly Notice[], withdrawn: Notice): Notice[] {
  return notices.filter((one) => one.id > withdrawn.id && !one.is_withdrawn);
}
