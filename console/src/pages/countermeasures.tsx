import type { FunctionComponent } from 'preact';
import { oeeApi } from '../api/oee';
import type { Countermeasure } from '../api/oee-types';
import { now } from '../clock';
import { COUNTERMEASURE_WORDS, effectText, isOverdue } from '../oee/countermeasure';
import { clean } from '../oee/open';
import { Due, Moment } from '../parts/age';
import { DataTable } from '../parts/data-table';
import { Listing } from '../parts/listing';
import { MachineLink } from '../parts/machine-link';
import { SubjectFilter } from '../parts/subject-filter';
import { Title } from '../parts/title';
import { Views } from '../parts/views';
import { to, type RouteQuery } from '../router';
import { useList } from '../store/list';

/** What loss reviews led to: what is done, by whom and until when, and what it brought. */
export const CountermeasuresPage: FunctionComponent<{ query: RouteQuery }> = ({ query }) => {
  const { machine } = query;
  const all = query.show === 'all';
  const list = useList<Countermeasure>(
    JSON.stringify([machine, all]),
    (window) => oeeApi.countermeasures({ machine, open: all ? undefined : true, ...window }),
    ({ id }) => id,
    {
      event: 'countermeasure',
      belongs: (one) => (machine ?? one.machine) === one.machine && (all || one.closedAt === null),
    },
  );
  const view = (show: string | null) => to.countermeasures(clean({ ...query, show }));
  return (
    <div class="wide">
      <Title text="Countermeasures">
        <Views
          label="Which countermeasures"
          views={[
            { text: 'Open', href: view(null), current: !all },
            { text: 'All', href: view('all'), current: all },
          ]}
        />
        <SubjectFilter query={query} machinesOnly orAll />
      </Title>
      <Listing
        list={list}
        what="countermeasures"
        empty={
          all
            ? 'No countermeasures yet. A finding of OEE or scrap opens a review by itself.'
            : 'No open countermeasures. A finding of OEE or scrap opens a review by itself.'
        }
      >
        {(items) => <Rows items={items} />}
      </Listing>
    </div>
  );
};

const Rows: FunctionComponent<{ items: readonly Countermeasure[] }> = ({ items }) => (
  <DataTable
    caption="Countermeasures"
    rows={items}
    rowKey={({ id }) => id}
    columns={[
      { label: 'Countermeasure', cell: (one) => <What one={one} /> },
      { label: 'Machine', cell: ({ machine }) => <MachineLink id={machine} /> },
      { label: 'Status', cell: (one) => <Status one={one} /> },
      { label: 'Owner', cell: ({ owner }) => owner ?? '–' },
      { label: 'Due', cell: (one) => <DueCell one={one} /> },
      { label: 'Effect', cell: (one) => <Effect one={one} /> },
      {
        label: 'Why',
        cell: ({ findingKey }) => <a href={to.finding(findingKey)}>Finding</a>,
      },
    ]}
  />
);

const What: FunctionComponent<{ one: Countermeasure }> = ({ one }) => (
  <>
    <a href={to.review(one.processInstanceKey)}>{one.id}</a>
    {one.round > 1 && `, round ${one.round}`} {one.measure ?? ''}
  </>
);

const Status: FunctionComponent<{ one: Countermeasure }> = ({ one }) => (
  <>
    <span class={`tag status-${one.closedAt === null ? 'open' : 'closed'}`}>
      {COUNTERMEASURE_WORDS[one.status]}
    </span>{' '}
    {isOverdue(one, now.value) && <span class="tag tag-warning">Overdue</span>}
  </>
);

/** Ticks until it is in force; what is in force or closed has the moment only. */
const DueCell: FunctionComponent<{ one: Countermeasure }> = ({ one: { status, due } }) => {
  if (due === null) return <>–</>;
  return status === 'agreed' ? <Due at={due} /> : <Moment at={due} />;
};

const Effect: FunctionComponent<{ one: Countermeasure }> = ({ one }) => (
  <span title={one.effectWords ?? one.note}>{effectText(one)}</span>
);
