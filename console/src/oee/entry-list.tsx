import type { FunctionComponent } from 'preact';
import type { Entry, ReasonNode } from '../api/oee-types';
import { pieces } from '../format/oee';
import { fullMoment, moment } from '../format/time';
import { pathOf } from './reason-tree';

/** Entries of the shift log, newest first; what an older one said stays to be read. */
export const EntryList: FunctionComponent<{
  entries: readonly Entry[];
  reasons: readonly ReasonNode[];
}> = ({ entries, reasons }) => (
  <ol class="entries">
    {entries.map((entry) => (
      <li key={entry.id}>
        <strong>{said(entry, reasons)}</strong>
        {entry.note !== '' && <span> “{entry.note}”</span>}
        <span class="entry-facts">
          {entry.author}, {fullMoment(entry.knownAt)}, for {moment(entry.from)}
          {entry.to === null ? ' on' : ` to ${moment(entry.to)}`}
        </span>
      </li>
    ))}
  </ol>
);

function said(entry: Entry, reasons: readonly ReasonNode[]): string {
  switch (entry.kind) {
    case 'reason':
      return pathOf(entry.reason ?? '', reasons).join(' › ');
    case 'correction':
      return `${pieces(entry.scrap ?? 0)} scrap, ${pieces(entry.rework ?? 0)} rework found later`;
    case 'order':
      return `Order ${entry.order ?? ''}, ${entry.product ?? ''}`;
    case 'order-end':
      return 'Order ended';
  }
}
