// What a form of a sending to many comes to, as the API takes it.
import type { BulkOrder } from '@/api/office';

import type { Recipients } from './table';

export interface BulkForm {
  kind: 'words' | 'text';
  words: string;
  sms: string;
  textKey: string;
  values: Record<string, string>;
  whom: 'phones' | 'table' | 'day' | 'cases';
  phones: string;
  table: string; // as recipientsOf() of table.ts reads it
  cases: string;
  day: string;
  perMinute: number | undefined;
  until: string;
}

export const emptyForm = (): BulkForm => ({
  kind: 'words', words: '', sms: '', textKey: '', values: {}, whom: 'phones', phones: '', table: '', cases: '',
  day: '', perMinute: undefined, until: '',
});

// As people paste them: out of a table, a message, a line.
export const listed = (pasted: string): string[] =>
  pasted.split(/[\s,，、;；]+/u).filter((one) => one !== '');

function recipientsOf(form: BulkForm, each: Recipients['each']): BulkOrder['recipients'] {
  if (form.whom === 'table') return { each };
  if (form.whom === 'phones') return { phones: listed(form.phones) };
  if (form.whom === 'cases') return { cases: listed(form.cases) };
  return form.day ? { day: form.day } : {};
}

// `each`: of the table, where the form has one.
export function orderOf(form: BulkForm, each: Recipients['each'] = []): BulkOrder {
  const order: BulkOrder = { recipients: recipientsOf(form, each) };
  if (form.perMinute) order.per_minute = form.perMinute;
  if (form.until) order.until = form.until;
  if (form.kind === 'text') {
    order.text_key = form.textKey;
    order.values = Object.entries(form.values).filter(([, value]) => value.trim() !== '')
      .map(([name, value]) => ({ name, value: value.trim() }));
  } else {
    order.text = form.words;
    if (form.sms.trim()) order.sms = form.sms;
  }
  return order;
}
