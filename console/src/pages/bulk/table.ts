// Recipients with what differs between them, out of a table: 手机号, and a column for each variable
// of the text. Which row is refused the program says; here it is told by the row of the table.
import Papa from 'papaparse';

import type { BulkOrder } from '@/api/office';
import { Refusal } from '@/api/problem';

type One = NonNullable<BulkOrder['recipients']['each']>[number];

export interface Recipients {
  each: One[];
  rows: number[]; // of each, as the spreadsheet counts them: the titles are row 1
  unused: string[]; // columns of which the text knows nothing
  fault: 'empty' | 'phone' | 'quote' | ''; // why it is no such table
}

const kPhone = ['手机号', '手机', '电话号码'];
const kName = '姓名'; // for whoever reads the table, where the text does not say it

// Pasted out of a spreadsheet, or of a CSV file.
export function recipientsOf(table: string, variables: readonly string[]): Recipients {
  const found: Recipients = { each: [], rows: [], unused: [], fault: '' };
  const text = table.replace(/^\uFEFF/u, '');
  if (text.trim() === '') return { ...found, fault: 'empty' };
  const read = Papa.parse<string[]>(text, { delimitersToGuess: [',', '\t', ';', '，'] });
  if (read.errors.some(({ type }) => type === 'Quotes')) return { ...found, fault: 'quote' };
  const [titles = [], ...rows] = read.data.map((cells) => cells.map((cell) => cell.trim()));
  const phone = titles.findIndex((title) => kPhone.includes(title));
  if (phone < 0) return { ...found, fault: 'phone' };
  found.unused = titles.filter((title, at) =>
    at !== phone && title !== '' && title !== kName && !variables.includes(title));
  rows.forEach((cells, at) => {
    if (cells.every((cell) => cell === '')) return;
    const values = titles.flatMap((name, column) => {
      const value = cells[column] ?? '';
      return variables.includes(name) && value !== '' ? [{ name, value }] : [];
    });
    found.each.push({ phone: cells[phone] ?? '', values });
    found.rows.push(at + 2);
  });
  return found.each.length > 0 ? found : { ...found, fault: 'empty' };
}

// The same refusal with the rows of the table in the place of those of the order.
export function byRows(error: unknown, rows: readonly number[]): unknown {
  if (!(error instanceof Refusal)) return error;
  const { problem } = error;
  // What is wrong with the words filled for somebody is told of him, not of his telephone.
  const placed = ({ code, where }: { code: string; where: string }): string => {
    const row = rows[Number(/\beach\[(\d+)\]/.exec(where)?.[1] ?? Number.NaN)];
    if (row === undefined) return where;
    return `表格:${row}${code.startsWith('phone.') || code === 'bulk.not_mobile' ? ': 手机号' : ''}`;
  };
  return new Refusal({ ...problem, where: placed(problem),
    errors: (problem.errors ?? [problem]).map((one) => ({ ...one, where: placed(one) })) });
}
