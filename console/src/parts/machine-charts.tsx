import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Machine, Signal } from '../api/types';
import { SignalChart } from '../charts/signal-chart';
import type { Limit } from '../charts/plot';
import { closer, earlier, last, later, PRESETS, type Range } from '../charts/range';
import { serverNow } from '../clock';
import { quantity } from '../format/number';
import { moment } from '../format/time';
import { words } from '../format/words';
import { keySignals } from '../store/key-signals';

const FIRST_PRESET_MS = 3_600_000;
const REFRESH_MS = 15_000;
const CHARTS_AT_FIRST = 3;

/** The charts of a machine: presets, drag to zoom, and which signals are shown. */
export const MachineCharts: FunctionComponent<{ machine: Machine }> = ({ machine }) => {
  const [preset, setPreset] = useState(FIRST_PRESET_MS);
  const [range, setRange] = useState<Range>(() => last(FIRST_PRESET_MS, serverNow()));
  const numeric = machine.signals.filter(({ value }) => typeof value !== 'string');
  const [shown, setShown] = useState<string[]>(() =>
    keySignals(numeric, CHARTS_AT_FIRST).map(({ name }) => name),
  );

  useEffect(() => {
    if (!range.live) return undefined;
    const timer = setInterval(() => setRange(last(preset, serverNow())), REFRESH_MS);
    return () => clearInterval(timer);
  }, [range.live, preset]);

  const choose = (ms: number) => {
    setPreset(ms);
    setRange(last(ms, serverNow()));
  };
  const zoom = (from: number, to: number) => setRange({ from, to, live: false });
  const toggle = (name: string) =>
    setShown((old) => (old.includes(name) ? old.filter((n) => n !== name) : [...old, name]));

  return (
    <section aria-labelledby="charts">
      <h2 id="charts">Charts</h2>
      <div class="ranges" role="group" aria-label="Span">
        {PRESETS.map(({ text, ms }) => (
          <button
            key={text}
            type="button"
            aria-pressed={range.live && preset === ms}
            onClick={() => choose(ms)}
          >
            {text}
          </button>
        ))}
        <Moves range={range} out={() => choose(preset)} setRange={setRange} />
      </div>
      <SignalChoice signals={numeric} shown={shown} toggle={toggle} />
      <div class="charts">
        {numeric
          .filter(({ name }) => shown.includes(name))
          .map((signal) => (
            <SignalChart
              key={signal.name}
              machine={machine.id}
              signal={signal.name}
              range={range}
              limits={limitLines(signal)}
              zoom={zoom}
            />
          ))}
      </div>
      <p class="hint">Drag over a chart to zoom in.</p>
    </section>
  );
};

/** The same as dragging, for the keyboard and for a finger. */
const Moves: FunctionComponent<{
  range: Range;
  out: () => void;
  setRange: (range: Range) => void;
}> = ({ range, out, setRange }) => (
  <span class="moves">
    <button type="button" onClick={() => setRange(earlier(range))}>
      Earlier
    </button>
    {!range.live && (
      <button type="button" onClick={() => setRange(later(range, serverNow()))}>
        Later
      </button>
    )}
    <button type="button" onClick={() => setRange(closer(range))}>
      Closer
    </button>
    {!range.live && (
      <>
        <button type="button" onClick={out}>
          Back to now
        </button>
        <span>
          {moment(new Date(range.from).toISOString())} to {moment(new Date(range.to).toISOString())}
        </span>
      </>
    )}
  </span>
);

const SignalChoice: FunctionComponent<{
  signals: Signal[];
  shown: string[];
  toggle: (name: string) => void;
}> = ({ signals, shown, toggle }) => (
  <fieldset class="choice">
    <legend>Signals shown</legend>
    {signals.map(({ name }) => (
      <label key={name}>
        <input type="checkbox" checked={shown.includes(name)} onChange={() => toggle(name)} />
        {words(name)}
      </label>
    ))}
  </fieldset>
);

function limitLines({ limits, unit }: Signal): Limit[] {
  if (limits === null) return [];
  const line = (value: number | null, text: string): Limit[] =>
    value === null ? [] : [{ value, text: `${text} ${quantity(value, unit)}` }];
  return [...line(limits.high, 'high limit'), ...line(limits.low, 'low limit')];
}
