// Bars by ECharts, of which only what is used here is taken: on a canvas, for what is drawn as SVG bears
// styles within, which the server's policy forbids. Loaded by this page alone.
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components';
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

import type { Picture, Shade } from './pictures';

use([BarChart, GridComponent, LegendComponent, AriaComponent, CanvasRenderer]);

// Told apart by brightness too, for print in grey and for eyes that do not know red from green; two
// of like brightness bear different patterns.
const kColours: Record<Shade, string> = {
  plain: '#1d5c86', dim: '#8a949e', good: '#1d5c86', fair: '#7fb2d6', wait: '#d5dbe1', doubt: '#e8a33d', bad: '#a62b23',
};
const kPatterns: Partial<Record<Shade, object>> = {
  bad: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4,
    color: 'rgba(255,255,255,0.55)' },
  doubt: { symbol: 'circle', symbolSize: 0.6, dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [5, 0],
    color: 'rgba(80,40,0,0.5)' },
};
const kInk = '#36424f';
const kFont = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
const kBarPx = 34; // of a lying bar with its gap
const kHeadPx = 74; // legend and axis
const kStandingPx = 300;
const kLabelledMost = 14; // of standing bars: of more the numbers would run into each other

export const heightOf = ({ lies, names }: Picture): number =>
  lies ? names.length * kBarPx + kHeadPx : kStandingPx;

// "一个很长的地方的名字" would leave no room for its bar on a phone.
const short = (name: string, most: number): string =>
  name.length > most ? `${name.slice(0, most - 1)}…` : name;

function optionOf(picture: Picture, width: number): EChartsCoreOption {
  const isStacked = picture.series.length > 1;
  const signs = width < 420 ? 7 : 16;
  const text = { color: kInk, fontSize: 13, fontFamily: kFont };
  const names = {
    type: 'category', data: picture.shortNames ?? picture.names, inverse: picture.lies,
    axisLabel: { ...text, formatter: (name: string) => short(name, signs), hideOverlap: true },
    axisTick: { show: false },
  };
  const counts = { type: 'value', minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: '#e4e8ec' } } };
  return {
    animation: false,
    backgroundColor: '#fff', // of the file that is saved, too
    textStyle: text,
    legend: { show: isStacked, top: 0, left: 0, itemGap: 14, textStyle: text, type: 'plain' },
    grid: { left: 4, right: 44, top: isStacked ? (width < 420 ? 62 : 38) : 16, bottom: 6, containLabel: true },
    xAxis: picture.lies ? counts : names,
    yAxis: picture.lies ? names : counts,
    series: picture.series.map(({ name, shade, values }) => ({
      name, type: 'bar', data: values, barMaxWidth: 26, ...(isStacked && { stack: 'all' }),
      itemStyle: { color: kColours[shade], ...(kPatterns[shade] && { decal: kPatterns[shade] }) },
      label: { show: !isStacked && (picture.lies || values.length <= kLabelledMost), position: picture.lies ? 'right' : 'top', ...text,
        formatter: ({ value }: { value: unknown }) => Number(value) > 0 ? String(value) : '' },
      silent: true,
    })),
    aria: { enabled: false }, // said by the page, in a sentence and a table
  };
}

export interface Chart { resize: () => void; png: () => Promise<Blob>; dispose: () => void }

export function drawn(place: HTMLElement, picture: Picture): Chart {
  const chart: EChartsType = init(place, null, { renderer: 'canvas' });
  const draw = (): void => chart.setOption(optionOf(picture, place.clientWidth), { notMerge: true });
  draw();
  return {
    resize: () => { chart.resize(); draw(); },
    dispose: () => chart.dispose(),
    png: () => pngOf(picture, place.clientWidth),
  };
}

// Apart from what is on the screen: with its title, and twice as fine, for a report.
function pngOf(picture: Picture, width: number): Promise<Blob> {
  const place = document.createElement('div');
  const chart = init(place, null, { renderer: 'canvas', width: Math.max(width, 720),
    height: heightOf(picture) + 60, devicePixelRatio: 2 });
  const option = optionOf(picture, 720);
  chart.setOption({ ...option,
    grid: { left: 16, right: 48, top: picture.series.length > 1 ? 96 : 70, bottom: 14, containLabel: true },
    legend: { ...(option['legend'] as object), top: 58, left: 16 },
  });
  const canvas = chart.renderToCanvas({ backgroundColor: '#fff' });
  titled(canvas, picture);
  chart.dispose();
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => blob ? resolve(blob) : reject(new Error('the picture is empty')), 'image/png');
  });
}

function titled(canvas: HTMLCanvasElement, { title, says }: Picture): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.setTransform(2, 0, 0, 2, 0, 0);
  pen.fillStyle = kInk;
  pen.font = `600 17px ${kFont}`;
  pen.fillText(title, 16, 26);
  pen.font = `13px ${kFont}`;
  pen.fillText(says, 16, 46, canvas.width / 2 - 32);
}
