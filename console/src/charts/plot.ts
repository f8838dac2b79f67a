import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Columns } from './columns';

export interface Limit {
  value: number;
  text: string;
}

export interface PlotWish {
  place: HTMLElement;
  columns: Columns;
  unit: string | null;
  from: number;
  to: number;
  limits: Limit[];
  /** A window to shade, in ms: the readings that were judged. */
  window?: { from: number; to: number } | undefined;
  /** Called with the span (ms) that was dragged over. */
  zoom: (from: number, to: number) => void;
}

const HEIGHT = 220;

/** Draws a chart into its place; colours come from the page's style. */
export function plot(wish: PlotWish): uPlot {
  const ink = colour(wish.place, '--ink-2');
  const grid = { stroke: colour(wish.place, '--line'), width: 1 };
  const font = '13px system-ui, sans-serif';
  return new uPlot(
    {
      width: wish.place.clientWidth,
      height: HEIGHT,
      legend: { live: true, markers: { show: false } },
      cursor: { drag: { x: true, y: false, setScale: false } },
      scales: {
        x: { time: true, range: [wish.from / 1000, wish.to / 1000] },
        y: { range: (_, low, high) => yRange(low, high, wish.limits) },
      },
      axes: [
        { stroke: ink, grid, ticks: grid, font, values: clock },
        { stroke: ink, grid, ticks: grid, font, size: 64 },
      ],
      series: [{ value: (_, at) => longMoment(at) }, ...series(wish)],
      bands: wish.columns.condensed
        ? [{ series: [3, 2], fill: colour(wish.place, '--accent', 0.25) }]
        : [],
      hooks: {
        drawClear: [(u) => shadeWindow(u, wish)],
        draw: [(u) => drawLimits(u, wish)],
        setSelect: [(u) => dragged(u, wish)],
      },
    },
    wish.columns.data,
    wish.place,
  );
}

function series({ place, columns, unit }: PlotWish): uPlot.Series[] {
  const accent = colour(place, '--accent');
  const show = (_: uPlot, value: number | null): string =>
    value === null ? '–' : `${value.toFixed(2)}${unit === null ? '' : ` ${unit}`}`;
  const line = { stroke: accent, width: 2, value: show, points: { show: false } };
  if (!columns.condensed) return [{ ...line, label: 'Value' }];
  const edge = { stroke: 'transparent', width: 0, value: show, points: { show: false } };
  return [
    { ...line, label: 'Mean' },
    { ...edge, label: 'Lowest' },
    { ...edge, label: 'Highest' },
  ];
}

/** Room for the values and for every limit that is near them. */
function yRange(low: number | null, high: number | null, limits: Limit[]): [number, number] {
  const all = [...(low === null ? [] : [low]), ...(high === null ? [] : [high])];
  const values = [...all, ...limits.map(({ value }) => value)];
  if (values.length === 0) return [0, 1];
  const bottom = Math.min(...values);
  const top = Math.max(...values);
  const room = (top - bottom || Math.abs(top) || 1) * 0.08;
  return [bottom >= 0 && bottom - room < 0 ? 0 : bottom - room, top + room];
}

function drawLimits(u: uPlot, { place, limits }: PlotWish): void {
  const { ctx, bbox } = u;
  const surface = colour(place, '--surface');
  ctx.save();
  ctx.strokeStyle = colour(place, '--bad');
  ctx.lineWidth = 2 * devicePixelRatio;
  ctx.setLineDash([8 * devicePixelRatio, 5 * devicePixelRatio]);
  ctx.font = `${13 * devicePixelRatio}px system-ui, sans-serif`;
  ctx.textAlign = 'right';
  for (const { value, text } of limits) {
    const y = u.valToPos(value, 'y', true);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    writeAbove(ctx, text, bbox.left + bbox.width, y, surface);
  }
  ctx.restore();
}

/** Text on its own ground, so that it can be read over the curve. */
function writeAbove(
  ctx: CanvasRenderingContext2D,
  text: string,
  right: number,
  y: number,
  ground: string,
): void {
  const size = 18 * devicePixelRatio;
  const width = ctx.measureText(text).width + 8 * devicePixelRatio;
  const top = Math.max(0, y - size - 2 * devicePixelRatio);
  ctx.fillStyle = ground;
  ctx.fillRect(right - width, top, width, size);
  ctx.fillStyle = ctx.strokeStyle;
  ctx.textBaseline = 'middle';
  ctx.fillText(text, right - 4 * devicePixelRatio, top + size / 2);
}

function shadeWindow(u: uPlot, { place, window }: PlotWish): void {
  if (window === undefined) return;
  const left = u.valToPos(window.from / 1000, 'x', true);
  const right = u.valToPos(window.to / 1000, 'x', true);
  u.ctx.save();
  u.ctx.fillStyle = colour(place, '--warn', 0.3);
  u.ctx.fillRect(left, u.bbox.top, Math.max(2, right - left), u.bbox.height);
  u.ctx.restore();
}

function dragged(u: uPlot, { zoom }: PlotWish): void {
  const { left, width } = u.select;
  if (width < 5) return;
  const from = u.posToVal(left, 'x') * 1000;
  const to = u.posToVal(left + width, 'x') * 1000;
  u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
  zoom(from, to);
}

/** 24-hour labels in the browser's zone, with the date where a day begins. */
export function clock(_: uPlot, splits: number[], __: number, ___: number, step: number): string[] {
  const day = '{DD} {MMM}';
  const format = uPlot.fmtDate(step >= 86_400 ? day : step >= 60 ? '{HH}:{mm}' : '{HH}:{mm}:{ss}');
  const midnight = uPlot.fmtDate(day);
  return splits.map((split) => {
    const date = new Date(split * 1000);
    const dayBegins = date.getHours() === 0 && date.getMinutes() === 0 && date.getSeconds() === 0;
    return dayBegins ? midnight(date) : format(date);
  });
}

const FULL = uPlot.fmtDate('{DD} {MMM} {HH}:{mm}:{ss}');

export function longMoment(at: number | null | undefined): string {
  return at === null || at === undefined ? '–' : FULL(new Date(at * 1000));
}

/** A colour of the page's style that a canvas understands, as strong as `alpha`. */
export function colour(place: HTMLElement, name: string, alpha = 1): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  place.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return alpha === 1 ? resolved : resolved.replace(/^rgb\((.*)\)$/, `rgba($1, ${alpha})`);
}
