import type { FunctionComponent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { api } from '../api/client';
import type { History } from '../api/types';
import { quantity } from '../format/number';
import { words } from '../format/words';
import { Trouble } from '../parts/trouble';
import { useOne } from '../store/one';
import { columns, summary } from './columns';
import { plot, type Limit } from './plot';
import type { Range } from './range';

interface Props {
  machine: string;
  signal: string;
  range: Range;
  limits: Limit[];
  window?: { from: number; to: number };
  zoom: (from: number, to: number) => void;
}

/** One signal over a span of time, with its limits and the band between lowest and highest. */
export const SignalChart: FunctionComponent<Props> = (props) => {
  const { machine, signal, range } = props;
  const place = useRef<HTMLDivElement>(null);
  const previous = useRef<History | null>(null);
  const query = `${machine} ${signal} ${range.from} ${range.to}`;
  const history = useOne(query, () =>
    api.history({
      machine,
      signal,
      from: new Date(range.from).toISOString(),
      to: new Date(range.to).toISOString(),
      points: 500,
    }),
  );
  // The former curve stays until the new one is there, so that nothing flickers.
  previous.current = history.value ?? previous.current;
  const shown = previous.current;

  useEffect(() => {
    const element = place.current;
    if (element === null || shown === null || shown.rows.length === 0) return undefined;
    return draw(element, props, shown);
  }, [shown]);

  return (
    <figure class="chart" data-signal={signal}>
      <figcaption>
        <strong>{words(signal)}</strong> {shown === null ? '' : sentence(shown)}
      </figcaption>
      {history.problem !== null && <Trouble problem={history.problem} again={history.again} />}
      <div ref={place} class="plot" aria-hidden="true" />
      {shown?.rows.length === 0 && (
        <p class="empty">No readings in this span. Choose a longer one.</p>
      )}
    </figure>
  );
};

/** Draws, and draws again when the place changes its width or the colours change. */
function draw(element: HTMLElement, props: Props, history: History): () => void {
  const paint = () => {
    element.replaceChildren();
    return plot({
      place: element,
      columns: columns(history),
      unit: history.unit,
      from: props.range.from,
      to: props.range.to,
      limits: props.limits,
      window: props.window,
      zoom: props.zoom,
    });
  };
  let chart = paint();
  const repaint = () => {
    chart.destroy();
    chart = paint();
  };
  let width = element.clientWidth;
  const sizes = new ResizeObserver(() => {
    if (element.clientWidth === width) return;
    width = element.clientWidth;
    repaint();
  });
  sizes.observe(element);
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', repaint);
  return () => {
    sizes.disconnect();
    scheme.removeEventListener('change', repaint);
    chart.destroy();
  };
}

function sentence(history: History): string {
  const facts = summary(history);
  if (facts === null) return 'no readings';
  const say = (value: number) => quantity(value, history.unit);
  return `newest ${say(facts.newest)}, lowest ${say(facts.low)}, highest ${say(facts.high)}`;
}
