import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { clock, colour, longMoment } from './plot';
import { scalesOf, type Together } from './together';

export interface ManyWish {
  place: HTMLElement;
  together: Together;
  /** The signals' names and units, in the order of the data. */
  signals: { name: string; unit: string | null }[];
  from: number;
  to: number;
  zoom: (from: number, to: number) => void;
}

const HEIGHT = 420;

/** Left and right: uPlot names its sides in types only. */
const SIDES = [{ side: 3 }, { side: 1 }] as const;

/** Lines differ by their dashes as well as by their colours. */
const DASHES = [[], [8, 4], [2, 4], [12, 4, 2, 4], [4, 4], [16, 6], [1, 3], [8, 2, 2, 2]];
export const INKS = [
  '--accent',
  '--bad',
  '--good',
  '--warn',
  '--setup',
  '--down',
  '--running',
  '--idle',
];

/** Draws several signals together, each unit on a scale of its own. */
export function plotMany(wish: ManyWish): uPlot {
  const { place, signals, together } = wish;
  const ink = colour(place, '--ink-2');
  const grid = { stroke: colour(place, '--line'), width: 1 };
  const font = '13px system-ui, sans-serif';
  const scales = scalesOf(signals.map(({ unit }) => unit));
  return new uPlot(
    {
      width: place.clientWidth,
      height: HEIGHT,
      legend: { live: true },
      cursor: { drag: { x: true, y: false, setScale: false } },
      scales: {
        x: { time: true, auto: false, min: wish.from / 1000, max: wish.to / 1000 },
        ...Object.fromEntries(scales.map((unit) => [unit || 'number', { auto: true }])),
      },
      axes: [
        { stroke: ink, grid, ticks: grid, font, values: clock },
        ...scales.map((unit, index): uPlot.Axis => ({
          scale: unit || 'number',
          ...SIDES[index % 2],
          label: unit || 'number',
          labelFont: font,
          labelSize: 20,
          stroke: ink,
          grid: { ...grid, show: index === 0 },
          ticks: grid,
          font,
          size: 56,
        })),
      ],
      series: [
        { label: 'At', value: (_, at: number | null) => longMoment(at) },
        ...together.series.map(({ signal, part }) => line(wish, signal, part)),
      ],
      bands: signals.map((_, index) => ({
        series: [index * 3 + 3, index * 3 + 2] as [number, number],
        fill: colour(place, INKS[index % INKS.length] ?? '--accent', 0.2),
      })),
      hooks: { setSelect: [(u) => dragged(u, wish.zoom)] },
    },
    together.data,
    place,
  );
}

function line({ place, signals }: ManyWish, index: number, part: string): uPlot.Series {
  const { name = '', unit = null } = signals[index] ?? {};
  const stroke = colour(place, INKS[index % INKS.length] ?? '--accent');
  const common = {
    scale: unit ?? 'number',
    points: { show: false },
    value: (_: uPlot, value: number | null | undefined) =>
      typeof value !== 'number' ? '–' : `${value.toFixed(2)}${unit === null ? '' : ` ${unit}`}`,
  };
  if (part !== 'mean') {
    const label = `${name}, ${part === 'low' ? 'lowest' : 'highest'}`;
    return { ...common, label, class: 'edge', stroke: 'transparent', width: 0 };
  }
  return { ...common, label: name, stroke, width: 2, dash: DASHES[index % DASHES.length] ?? [] };
}

function dragged(u: uPlot, zoom: ManyWish['zoom']): void {
  const { left, width } = u.select;
  if (width < 5) return;
  const from = u.posToVal(left, 'x') * 1000;
  const to = u.posToVal(left + width, 'x') * 1000;
  u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
  zoom(Math.round(from), Math.round(to));
}
