import type { ComponentChildren, FunctionComponent } from 'preact';
import type { Per } from '../api/oee';
import type { Figures, Oee } from '../api/oee-types';
import { percent, pieces, time } from '../format/oee';
import { DataTable, type Column } from '../parts/data-table';
import { to } from '../router';
import { machineName } from '../store/plant';
import { clean, HereContext, Open } from './open';
import { CLOSES } from './drill';
import { partName } from './part-name';
import { MAIN_RATIOS, whyUndefined } from './words';
import { useContext } from 'preact/hooks';

interface Row {
  key: string;
  name: ComponentChildren;
  total: Figures;
  /** What its figures open; null for what has no list of its own. */
  narrow: { from?: string; to?: string; machine?: string } | null;
  spoken: string;
}

/** The parts of the window side by side: shifts, hours, days. */
export const PartsTable: FunctionComponent<{ report: Oee; per: Per }> = ({ report, per }) => {
  const rows = report.parts.map((part) => ({
    key: `${part.name} ${part.from}`,
    name: partName(part, per),
    spoken: partName(part, per),
    total: part.total,
    narrow: per === 'order' || per === 'product' ? null : { from: part.from, to: part.to },
  }));
  return rows.length === 0 ? null : (
    <div class="parts-table">
      <DataTable
        caption="The parts of the window side by side"
        rows={rows}
        rowKey={({ key }) => key}
        columns={columns('Part')}
      />
    </div>
  );
};

/** The machines of a line or of the plant. */
export const MachinesTable: FunctionComponent<{ report: Oee }> = ({ report }) => {
  const { query } = useContext(HereContext);
  if (report.machines.length === 0) return null;
  const rows = report.machines.map(({ machine, total }) => ({
    key: machine,
    name: (
      <a href={to.oee({ kind: 'machine', id: machine }, clean({ ...query, ...CLOSES }))}>
        {machineName(machine)}
      </a>
    ),
    spoken: machineName(machine),
    total,
    narrow: { machine },
  }));
  return (
    <section aria-labelledby="machines">
      <h2 id="machines">Machines</h2>
      <DataTable
        caption="Figures of each machine"
        rows={rows}
        rowKey={({ key }) => key}
        columns={columns('Machine')}
      />
    </section>
  );
};

function columns(first: string): Column<Row>[] {
  return [
    { label: first, cell: ({ name }) => name },
    ...MAIN_RATIOS.map(({ key, text }): Column<Row> => ({
      label: text,
      numeric: true,
      cell: ({ total, narrow, spoken }) => {
        const why = whyUndefined(key, total);
        const value = percent(total[key]);
        const shown = why === null ? value : <span title={why}>{value}</span>;
        return narrow === null ? (
          shown
        ) : (
          <Open drill={`ratio.${key}`} {...narrow} label={`${spoken}: ${text} ${why ?? value}`}>
            {shown}
          </Open>
        );
      },
    })),
    {
      label: 'Planned busy',
      numeric: true,
      cell: ({ total, narrow, spoken }) =>
        narrow === null ? (
          time(total.time.plannedBusy)
        ) : (
          <Open
            drill="sum.plannedBusy"
            {...narrow}
            label={`${spoken}: planned busy time ${time(total.time.plannedBusy)}`}
          >
            {time(total.time.plannedBusy)}
          </Open>
        ),
    },
    { label: 'Produced', numeric: true, cell: ({ total }) => pieces(total.counts.produced) },
    { label: 'Good', numeric: true, cell: ({ total }) => pieces(total.counts.good) },
    { label: 'Scrap', numeric: true, cell: ({ total }) => pieces(total.counts.scrap) },
  ];
}
