import type { Message } from '@/api/messages';
import { can } from '@/api/session';
import type { Column } from '@/ui/columns';
import { chineseMoment } from '@/words/dates';

import { abouts, channels, stateNames, stateTones, zh } from './zh';

export const kTroubled = 'parked,failed,unknown,blocked,expired,kept_back';

export const columns: Column<Message>[] = [
  { title: zh.id, text: (row) => String(row.id), isMain: true,
    to: (row) => can('messages:text') ? { name: 'message', params: { id: row.id } } : null },
  { title: zh.state, text: (row) => stateNames[row.state], tone: (row) => stateTones[row.state] },
  { title: zh.about, text: (row) => abouts[row.about] ?? row.about },
  { title: zh.channel, text: (row) => channels[row.channel] ?? row.channel },
  { title: zh.reason, text: (row) => [row.reason, row.possible_double ? zh.double : '']
    .filter(Boolean).join('；') },
  { title: zh.at, text: (row) => chineseMoment(row.created_at) },
];
