import type { FunctionComponent } from 'preact';
import type { Machine, Signal } from '../api/types';
import { quantity } from '../format/number';
import { QUALITY_WORDS, words } from '../format/words';
import { Moment } from './age';
import { DataTable, type Column } from './data-table';
import { signalRemark } from './signal-value';

/** Every signal of a machine: value, quality, age, limits. */
export const SignalTable: FunctionComponent<{ machine: Machine; seenAt: number }> = ({
  machine,
  seenAt,
}) => {
  const columns: Column<Signal>[] = [
    { label: 'Signal', cell: ({ name }) => words(name) },
    { label: 'Value', numeric: true, cell: ({ value, unit }) => quantity(value, unit) },
    { label: 'Age, remark', cell: (signal) => <Freshness signal={signal} seenAt={seenAt} /> },
    { label: 'Quality', cell: ({ quality }) => QUALITY_WORDS[quality] },
    { label: 'Measured', cell: ({ at }) => (at === null ? 'never' : <Moment at={at} />) },
    { label: 'Limits', cell: limitsSentence },
  ];
  return (
    <DataTable
      caption={`Signals of ${machine.name}`}
      columns={columns}
      rows={machine.signals}
      rowKey={({ name }) => name}
    />
  );
};

const Freshness: FunctionComponent<{ signal: Signal; seenAt: number }> = ({ signal, seenAt }) => {
  const { kind, text } = signalRemark(signal, seenAt);
  return (
    <span class={`value-${kind}`}>
      <span class="remark">{text}</span>
    </span>
  );
};

function limitsSentence({ limits, unit }: Signal): string {
  if (limits === null) return 'none';
  const { low, high } = limits;
  if (low !== null && high !== null) return `${quantity(low, unit)} to ${quantity(high, unit)}`;
  if (high !== null) return `up to ${quantity(high, unit)}`;
  return low === null ? 'none' : `from ${quantity(low, unit)}`;
}
