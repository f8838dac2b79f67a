import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { api } from '../api/client';
import type { Part, SystemHealth } from '../api/types';
import { words } from '../format/words';
import { onLive } from '../live/feed';
import { Moment, Since } from '../parts/age';
import { Artefacts } from '../parts/artefacts';
import { DataTable } from '../parts/data-table';
import { Documents } from '../parts/documents';
import { Reading } from '../parts/reading';
import { StatusTag } from '../parts/tags';
import { Title } from '../parts/title';
import { Trouble } from '../parts/trouble';
import { useOne } from '../store/one';

const REFRESH_MS = 10_000;

/** Each part's health, the owners' files, and what goes to and comes from the ERP. */
export const SystemPage: FunctionComponent = () => {
  const system = useOne('', api.system);
  useEffect(() => {
    const ends = [onLive('system', system.again), onLive('artefact', system.again)];
    const timer = setInterval(system.again, REFRESH_MS);
    return () => {
      clearInterval(timer);
      ends.forEach((end) => end());
    };
  }, []);
  return (
    <div class="wide">
      <Title text="System" />
      {system.problem !== null && <Trouble problem={system.problem} again={system.again} />}
      {system.value === null && system.problem === null && <Reading what="system" />}
      {system.value !== null && <Detail system={system.value} />}
      <Documents />
    </div>
  );
};

const Detail: FunctionComponent<{ system: SystemHealth }> = ({ system }) => (
  <>
    <section aria-labelledby="parts">
      <h2 id="parts">Parts</h2>
      <DataTable
        caption="Parts and their health"
        rows={[...system.parts].sort(unhealthyFirst)}
        rowKey={({ name }) => name}
        columns={[
          { label: 'Part', cell: ({ name }) => words(name) },
          { label: 'Status', cell: ({ status }) => <StatusTag status={status} /> },
          {
            label: 'For',
            cell: ({ since }) => (since === null ? '–' : <Since at={since} />),
          },
          { label: 'Detail', cell: ({ detail }) => detail ?? '–' },
        ]}
      />
    </section>
    <Artefacts artefacts={system.artefacts} />
    <section aria-labelledby="about">
      <h2 id="about">About</h2>
      <div class="panel">
        <p>
          Millwright {system.version}, started <Moment at={system.startedAt} />.
        </p>
        <p data-engine-licence>{system.engineLicence}</p>
        <p>
          <a href="/licences.md">Licences of the console’s libraries</a>
        </p>
      </div>
    </section>
  </>
);

const ORDER: Record<Part['status'], number> = { down: 0, starting: 1, unknown: 2, up: 3 };

function unhealthyFirst(a: Part, b: Part): number {
  return ORDER[a.status] - ORDER[b.status] || a.name.localeCompare(b.name, 'en');
}
