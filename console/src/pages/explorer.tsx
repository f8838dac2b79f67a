import type { FunctionComponent } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type uPlot from 'uplot';
import { api } from '../api/client';
import { withQuery } from '../api/http';
import { Problem } from '../api/problem';
import type { History } from '../api/types';
import { plotMany } from '../charts/many';
import { closer, earlier, later, PRESETS, type Range } from '../charts/range';
import { together } from '../charts/together';
import { serverNow } from '../clock';
import { span } from '../format/time';
import { words } from '../format/words';
import { Empty } from '../parts/empty';
import { Title } from '../parts/title';
import { Trouble } from '../parts/trouble';
import { remember, type RouteQuery } from '../router';
import { lines, machineName, machineSignal } from '../store/plant';
import { chosenOf, chosenText, MOST_CHOSEN, rangeOf, type Chosen } from '../store/selection';

const FEWEST_POINTS = 200;
const MOST_POINTS = 2000;

const iso = (ms: number) => new Date(ms).toISOString();

/** Any signals of any machines together over any span; the address holds the choice. */
export const ExplorerPage: FunctionComponent<{ query: RouteQuery }> = ({ query }) => {
  const chosen = chosenOf(query);
  const stamp = `${query.from ?? ''} ${query.to ?? ''} ${query.last ?? ''}`;
  const range = useMemo(() => rangeOf(query, serverNow()), [stamp]);
  return (
    <div class="wide">
      <Title text="Explorer" />
      <Choice chosen={chosen} range={range} />
      <Spans query={query} range={range} />
      {chosen.length === 0 ? (
        <Empty>
          Choose a machine and one of its signals; up to {MOST_CHOSEN} are drawn together.
        </Empty>
      ) : (
        <Plot key={chosenText(chosen)} chosen={chosen} range={range} />
      )}
      <p class="hint">
        Drag over the plot to zoom in; what is shown is then read again, as finely as the screen can
        show it. Where rows are condensed, the band reaches from the lowest to the highest reading.
      </p>
    </div>
  );
};

const setChosen = (chosen: readonly Chosen[]) => remember({ signals: chosenText(chosen) });

const Choice: FunctionComponent<{ chosen: Chosen[]; range: Range }> = ({ chosen, range }) => {
  const [machine, setMachine] = useState('');
  const [signal, setSignal] = useState('');
  const first = lines.value[0]?.[1][0] ?? '';
  const at = machine || first;
  const names = (machineSignal(at)?.value.signals ?? [])
    .filter(({ value }) => typeof value !== 'string')
    .map(({ name }) => name);
  const picked = names.includes(signal) ? signal : (names[0] ?? '');
  const known = chosen.some((one) => one.machine === at && one.signal === picked);
  return (
    <div class="explorer-choice">
      <form
        class="span-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!known && picked !== '') setChosen([...chosen, { machine: at, signal: picked }]);
        }}
      >
        <label class="picker">
          <span>Machine</span>
          <select
            class="field"
            value={at}
            onChange={({ currentTarget }) => setMachine(currentTarget.value)}
          >
            {lines.value.flatMap(([, machines]) =>
              machines.map((id) => (
                <option key={id} value={id}>
                  {machineName(id)}
                </option>
              )),
            )}
          </select>
        </label>
        <label class="picker">
          <span>Signal</span>
          <select
            class="field"
            value={picked}
            onChange={({ currentTarget }) => setSignal(currentTarget.value)}
          >
            {names.map((name) => (
              <option key={name} value={name}>
                {words(name)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" disabled={known || chosen.length >= MOST_CHOSEN}>
          Add to the plot
        </button>
      </form>
      <ul class="chosen">
        {chosen.map((one) => (
          <li key={`${one.machine}/${one.signal}`}>
            {machineName(one.machine)}, {words(one.signal)}{' '}
            <a
              href={withQuery('/api/history', {
                ...one,
                from: iso(range.from),
                to: iso(range.to),
                format: 'csv',
              })}
              download={`${one.machine}-${one.signal}.csv`}
            >
              CSV
            </a>
            <button
              type="button"
              class="quiet"
              aria-label={`Remove ${machineName(one.machine)}, ${words(one.signal)}`}
              onClick={() => setChosen(chosen.filter((other) => other !== one))}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};

const setRange = ({ from, to }: Range) => remember({ from: iso(from), to: iso(to), last: null });

const Spans: FunctionComponent<{ query: RouteQuery; range: Range }> = ({ query, range }) => {
  const length = String(range.to - range.from);
  return (
    <div class="ranges" role="group" aria-label="Span">
      {PRESETS.map(({ text, ms }) => (
        <button
          key={text}
          type="button"
          aria-pressed={range.live && length === String(ms)}
          onClick={() => remember({ from: null, to: null, last: String(ms) })}
        >
          {text}
        </button>
      ))}
      <span class="moves">
        <button type="button" onClick={() => setRange(earlier(range))}>
          Earlier
        </button>
        {query.from !== undefined && (
          <button type="button" onClick={() => setRange(later(range, serverNow()))}>
            Later
          </button>
        )}
        <button type="button" onClick={() => setRange(closer(range))}>
          Closer
        </button>
      </span>
      <span class="window-line">{span(iso(range.from), iso(range.to))}</span>
    </div>
  );
};

/** What was read, and for which signals: the curve stays until the new one is there. */
const Plot: FunctionComponent<{ chosen: Chosen[]; range: Range }> = ({ chosen, range }) => {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const [histories, setHistories] = useState<History[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    const stop = new AbortController();
    const width = place.current?.clientWidth ?? MOST_POINTS;
    const points = Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, Math.round(width)));
    // The span moves at once with what is there; finer rows follow.
    chart.current?.setScale('x', { min: range.from / 1000, max: range.to / 1000 });
    Promise.all(
      chosen.map((one) =>
        api.history({ ...one, from: iso(range.from), to: iso(range.to), points }, stop.signal),
      ),
    )
      .then((all) => {
        setProblem(null);
        setHistories(all);
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) setProblem(Problem.from(error));
      });
    return () => stop.abort();
  }, [range.from, range.to, round]);

  useEffect(() => {
    const element = place.current;
    if (element === null || histories === null) return;
    const began = performance.now();
    draw(element, chart, chosen, histories, range);
    element.dataset.redrawMs = (performance.now() - began).toFixed(1);
  }, [histories]);

  useEffect(() => redrawWhenChanged(place, chart), []);
  const empty = histories?.every(({ rows }) => rows.length === 0) ?? false;
  return (
    <>
      {problem !== null && <Trouble problem={problem} again={() => setRound(round + 1)} />}
      <figure class="chart explorer-plot" data-rows={histories?.[0]?.rows.length}>
        <figcaption class="visually-hidden">
          {chosen.map(({ machine, signal }) => `${machineName(machine)} ${signal}`).join(', ')}
        </figcaption>
        <div ref={place} class="plot" aria-hidden="true" />
        {empty && <p class="empty">No readings in this span. Choose a longer one.</p>}
      </figure>
    </>
  );
};

function draw(
  element: HTMLElement,
  chart: { current: uPlot | null },
  chosen: Chosen[],
  histories: History[],
  range: Range,
): void {
  const all = together(histories);
  const drawn = chart.current;
  if (drawn !== null) {
    drawn.batch(() => {
      drawn.setData(all.data, false);
      drawn.setScale('x', { min: range.from / 1000, max: range.to / 1000 });
    });
    return;
  }
  chart.current = plotMany({
    place: element,
    together: all,
    signals: histories.map(({ signal, machine, unit }, index) => ({
      name: `${machineName(chosen[index]?.machine ?? machine)} ${words(signal)}`,
      unit,
    })),
    from: range.from,
    to: range.to,
    zoom: (from, to) => setRange({ from, to, live: false }),
  });
}

/** Fits the plot to its place when that changes. */
function redrawWhenChanged(
  place: { current: HTMLElement | null },
  chart: { current: uPlot | null },
): () => void {
  const sizes = new ResizeObserver(() => {
    const width = place.current?.clientWidth ?? 0;
    const drawn = chart.current;
    if (drawn !== null && width > 0 && width !== drawn.width) {
      drawn.setSize({ width, height: drawn.height });
    }
  });
  if (place.current !== null) sizes.observe(place.current);
  return () => {
    sizes.disconnect();
    chart.current?.destroy();
    chart.current = null;
  };
}
