// Which entries are offered as buttons. A courtesy: whether one may be written, and in which role,
// the program judges each time, and says why not.
import type { CaseState } from '@/api/cases';

const kOffice = ['duty', 'office_head'];
const kLeaders = ['leader', 'principal_leader'];
const kOnBehalf = ['receiver', ...kOffice];

// The roles of people at a desk, after petition/permissions.cpp.
const kRoles: Record<string, string[]> = {
  first_receiver_named: kOnBehalf,
  handed_over: kOnBehalf,
  answered_on_spot: ['receiver'],
  accepted: [...kOffice, 'unit_officer'],
  not_accepted: [...kOffice, 'unit_officer'],
  routed: [...kOffice, 'unit_officer'],
  no_longer_accepted: [...kOffice, 'unit_officer'],
  transferred: kOffice,
  assigned: kOffice,
  objected: ['unit_officer'],
  returned: kOffice,
  improvement_advised: ['office_head', ...kLeaders],
  instructed: ['office_head', ...kLeaders],
  sponsored: ['office_head', ...kLeaders],
  progress: ['handler', 'co_handler', 'section_head'],
  extension_asked: ['handler'],
  extended: kLeaders,
  extension_refused: kLeaders,
  concluded: ['handler'],
  served: ['handler', ...kOffice],
  notice_resent: ['handler', ...kOffice],
  material_added: ['handler', 'co_handler', ...kOnBehalf],
  review_asked: kOnBehalf,
  review_decided: ['reviewer'],
  rereview_asked: kOnBehalf,
  rereview_decided: ['reviewer'],
  hearing_begun: ['chair'],
  hearing_ended: ['chair'],
  supervision_opened: [...kOffice, ...kLeaders],
  supervision_closed: [...kOffice, ...kLeaders],
  followed_up: ['handler', ...kOnBehalf],
  reopened: kOffice,
  withdrawn: kOnBehalf,
  archived: ['handler', ...kOffice],
};

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

export function rolesFor(event: string, mine: readonly string[]): string[] {
  return mine.filter((role) => kRoles[event]?.includes(role) ?? false);
}

export interface Offered { usual: string[]; other: string[] }

export function offered(state: CaseState, mine: readonly string[]): Offered {
  const may = Object.keys(kRoles).filter((event) => rolesFor(event, mine).length > 0);
  const usual = (kUsual[state] ?? []).filter((event) => may.includes(event));
  return { usual, other: may.filter((event) => !usual.includes(event)) };
}
