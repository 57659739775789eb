// From the API's figures to pictures: what each says in a sentence, its bars, and the same numbers
// as a table.
import type {
  AnswerClock, AnswerCount, DeliveryCount, DeliveryFigures, FigureName, MatterFigures, RatingCount,
  RatingFigures, RatingPair,
} from '@/api/figures';

import { outcomes, zh } from './zh';

// Of the colours of chart.ts: from good to bad, so that a colour means the same in each picture.
export type Shade = 'plain' | 'dim' | 'good' | 'fair' | 'wait' | 'doubt' | 'bad';
export interface Series { name: string; shade: Shade; values: (number | null)[] }

export interface Picture {
  key: string; // of the file that is saved
  figure: FigureName; // of which it is a part
  title: string;
  says: string; // what is to be seen, in a sentence
  note?: string;
  lies: boolean; // bars lie, for names that are long
  unit: string; // behind a number
  by: string; // what the names are
  names: string[];
  shortNames?: string[]; // on the axis
  series: Series[];
  more?: { name: string; values: string[] }[]; // columns that stand in the table alone
}

const total = (values: (number | null)[]): number =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

export const percent = (part: number, of: number): string =>
  of === 0 ? '—' : `${Math.floor((part * 100) / of)}%`;

// The place of the greatest, the first of several; -1: there is none.
export const greatest = (values: number[]): number =>
  values.length === 0 ? -1 : values.indexOf(Math.max(...values));

interface Week { week: string; from: string; until: string }
const weekNames = (weeks: Week[]) => ({
  names: weeks.map(({ week, from, until }) => `${zh.weekName(week)}（${from} 至 ${until}）`),
  shortNames: weeks.map(({ from }) => from.slice(5).replace('-', '/')),
});
const weekAt = (weeks: Week[], at: number): string => zh.weekName(weeks[at]?.week ?? '');

export function matterPictures(told: MatterFigures): Picture[] {
  const shared = { figure: 'matters' as const, unit: zh.pieces };
  const weeks = told.weeks.map(({ count }) => count);
  const most = greatest(weeks);
  const plain = (values: number[]): Series[] => [{ name: zh.count, shade: 'plain', values }];
  const named = told.themes.find(({ title }, i) => i < told.themes.length - 1 || title !== '其他');
  const place = told.places[0];
  const places = [...told.places, { title: zh.elsewhere, count: told.elsewhere },
    { title: zh.nowhere, count: told.nowhere }];
  return [
    { ...shared, key: 'matters-weeks', title: zh.byWeek, lies: false, by: zh.week,
      says: zh.byWeekSays(told.total, weekAt(told.weeks, most), weeks[most] ?? 0),
      ...weekNames(told.weeks), series: plain(weeks) },
    { ...shared, key: 'matters-themes', title: zh.byTheme, lies: true, by: zh.theme,
      says: named ? zh.byThemeSays(named.title, named.count, percent(named.count, told.total))
        : zh.byThemeOther,
      names: told.themes.map(({ title }) => title),
      series: plain(told.themes.map(({ count }) => count)) },
    { ...shared, key: 'matters-places', title: zh.byPlace, lies: true, by: zh.place, note: zh.few,
      says: place ? zh.byPlaceSays(place.title, place.count) : zh.byPlaceNone,
      names: places.map(({ title }) => title), series: plain(places.map(({ count }) => count)) },
  ];
}

const days = (value: number | null): string => value === null ? '—' : String(value);

const answerSeries = (counts: AnswerCount[]): Series[] => [
  { name: zh.within, shade: 'good', values: counts.map(({ within }) => within) },
  { name: zh.running, shade: 'wait', values: counts.map(({ running }) => running) },
  { name: zh.late, shade: 'doubt', values: counts.map(({ late }) => late) },
  { name: zh.overdue, shade: 'bad', values: counts.map(({ overdue }) => overdue) },
];

export function answerPictures(key: string, told: AnswerClock): Picture[] {
  const { total: all, title, weeks, units } = told;
  const owes = units.map(({ late, overdue }) => late + overdue);
  const worst = greatest(owes);
  const worstCount = owes[worst] ?? 0;
  const of = (counts: AnswerCount[]) => ({
    series: answerSeries(counts),
    more: [
      { name: zh.average, values: counts.map(({ days_average }) => days(days_average)) },
      { name: zh.longest, values: counts.map(({ days_longest }) => days(days_longest)) },
    ],
  });
  const shared = { figure: 'answers' as const, unit: zh.pieces };
  return [
    { ...shared, key: `${key}-weeks`, title: zh.answersByWeek(title), lies: false, by: zh.week,
      says: zh.clockSays(title, all.within + all.late, all.late, all.overdue),
      ...weekNames(weeks), ...of(weeks) },
    { ...shared, key: `${key}-units`, title: zh.answersByUnit(title), lies: true, by: zh.unit,
      says: worstCount > 0 ? zh.unitSays(title, units[worst]?.unit ?? '', worstCount)
        : zh.unitWell(title),
      names: units.map(({ unit }) => unit), ...of(units) },
  ];
}

const kOutcomes: [keyof typeof outcomes, Shade][] = [
  ['delivered', 'good'], ['accepted', 'fair'], ['waiting', 'wait'], ['unknown', 'dim'],
  ['expired', 'doubt'], ['parked', 'doubt'], ['failed', 'bad'],
];
const outcomeSeries = (counts: DeliveryCount[][]): Series[] =>
  kOutcomes.map(([outcome, shade]) => ({ name: outcomes[outcome], shade,
    values: counts.map((channels) => total(channels.map((channel) => channel[outcome]))) }))
    .filter(({ values }) => total(values) > 0);

export function deliveryPictures(told: DeliveryFigures): Picture[] {
  const shared = { figure: 'delivery' as const, unit: zh.messages };
  const said = total(told.total.map((channel) => channel.said));
  const weeks = told.weeks.map(({ channels }) => total(channels.map((channel) => channel.said)));
  const most = greatest(weeks);
  return [
    { ...shared, key: 'delivery-channels', title: zh.byChannel, lies: true, by: zh.channel,
      says: zh.byChannelSays(said, total(told.total.map(({ failed, parked }) => failed + parked))),
      names: told.total.map(({ title }) => title),
      series: outcomeSeries(told.total.map((channel) => [channel])) },
    { ...shared, key: 'delivery-weeks', title: zh.deliveryByWeek, lies: false, by: zh.week,
      says: zh.deliveryByWeekSays(weekAt(told.weeks, most), weeks[most] ?? 0),
      ...weekNames(told.weeks),
      series: outcomeSeries(told.weeks.map(({ channels }) => channels)) },
  ];
}

const ratingSeries = (counts: (RatingCount | null)[]): Series[] => [
  { name: zh.satisfied, shade: 'good', values: counts.map((count) => count && count.satisfied) },
  { name: zh.mostly, shade: 'fair', values: counts.map((count) => count && count.mostly) },
  { name: zh.dissatisfied, shade: 'bad', values: counts.map((count) => count && count.dissatisfied) },
  { name: zh.leftOut, shade: 'wait', values: counts.map((count) => count && count.left_out) },
];

// What few rated is one bar that does not say how.
const untold = (pairs: RatingPair[]): Series => ({ name: zh.untold, shade: 'dim',
  values: pairs.map(({ is_few, rated }) => is_few ? rated : 0) });

const howRated = ({ rated, of_unit }: RatingPair): string => {
  const judged = of_unit ? rated - of_unit.left_out : 0;
  if (!of_unit) return zh.ratingsFew;
  return judged === 0 ? zh.ratedNoneSays(rated)
    : zh.ratedSays(rated, percent(of_unit.satisfied + of_unit.mostly, judged));
};

type Rated = 'of_unit' | 'of_office';

// By week and by unit how one of the two was rated.
function ratedPictures(told: RatingFigures, of: Rated): Picture[] {
  const { shortName, whose } = zh.rated[of];
  const shared = { figure: 'ratings' as const, unit: zh.times };
  const rated = told.weeks.map((week) => week.rated);
  const most = greatest(rated);
  const noteOf = (pairs: RatingPair[]) => pairs.some(({ is_few }) => is_few) && { note: zh.ratingsFew };
  const bad = told.units.map((unit) => unit[of]?.dissatisfied ?? 0);
  const worst = greatest(bad);
  const worstCount = bad[worst] ?? 0;
  const weeks: Picture = { ...shared, key: `ratings${shortName}-weeks`, title: zh.ratingsByWeek(whose),
    lies: false, by: zh.week, says: zh.ratingsByWeekSays(weekAt(told.weeks, most), rated[most] ?? 0),
    ...noteOf(told.weeks), ...weekNames(told.weeks),
    series: [...ratingSeries(told.weeks.map((week) => week[of])), untold(told.weeks)] };
  if (told.units.length === 0) return [weeks];
  return [weeks,
    { ...shared, key: `ratings${shortName}-units`, title: zh.ratingsByUnit(whose), lies: true,
      by: zh.unitName,
      says: worstCount > 0 ? zh.ratingsByUnitSays(told.units[worst]?.unit ?? '', whose, worstCount)
        : told.units.every(({ is_few }) => is_few) ? zh.ratingsByUnitFew : zh.ratingsByUnitWell(whose),
      ...noteOf(told.units), names: told.units.map(({ unit }) => unit),
      series: [...ratingSeries(told.units.map((unit) => unit[of])), untold(told.units)] },
  ];
}

export function ratingPictures(told: RatingFigures): Picture[] {
  return [
    { figure: 'ratings', unit: zh.times, key: 'ratings-of', title: zh.ratedBy, lies: true, by: zh.ratedBy,
      says: howRated(told.total), names: [zh.office, zh.unit],
      series: ratingSeries([told.total.of_office, told.total.of_unit]) },
    ...ratedPictures(told, 'of_unit'), ...ratedPictures(told, 'of_office'),
  ];
}

// The picture as a table: a row for each name.
export interface TableRow { name: string; cells: string[] }
export const tableTitles = ({ series, more }: Picture): string[] =>
  [...series, ...(more ?? [])].map(({ name }) => name);
export const tableRows = ({ names, series, more }: Picture): TableRow[] =>
  names.map((name, at) => ({ name, cells: [
    ...series.map(({ values }) => values[at] === null ? '—' : String(values[at])),
    ...(more ?? []).map(({ values }) => values[at] ?? ''),
  ] }));
