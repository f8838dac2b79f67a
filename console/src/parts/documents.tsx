import type { FunctionComponent } from 'preact';
import { api } from '../api/client';
import type { ErpDocument } from '../api/types';
import { words } from '../format/words';
import { useList } from '../store/list';
import { Ago, Moment } from './age';
import { DataTable } from './data-table';
import { Listing } from './listing';
import { StatusTag } from './tags';

/** Documents to and from the ERP, each with what it waits for. */
export const Documents: FunctionComponent = () => {
  const list = useList<ErpDocument>('', api.documents, ({ id }) => id, {
    event: 'document',
    belongs: () => true,
  });
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">ERP documents</h2>
      <Listing
        list={list}
        what="documents"
        empty="No document has gone to the ERP or come from it."
      >
        {(documents) => (
          <DataTable
            caption="ERP documents"
            rows={documents}
            rowKey={({ id }) => id}
            columns={[
              { label: 'Document', cell: ({ id }) => id },
              {
                label: 'Direction',
                cell: ({ direction }) => (direction === 'out' ? 'to the ERP' : 'from the ERP'),
              },
              { label: 'Kind', cell: ({ kind }) => words(kind) },
              { label: 'About', cell: ({ subject }) => subject ?? '–' },
              { label: 'Status', cell: ({ status }) => <StatusTag status={status} /> },
              { label: 'Waits for', cell: (document) => <WaitsFor document={document} /> },
              { label: 'Created', cell: ({ createdAt }) => <Moment at={createdAt} /> },
            ]}
          />
        )}
      </Listing>
    </section>
  );
};

const WaitsFor: FunctionComponent<{ document: ErpDocument }> = ({ document }) => {
  if (document.status === 'accepted') {
    return (
      <>nothing: accepted {document.acceptedAt !== null && <Moment at={document.acceptedAt} />}</>
    );
  }
  const tries = `${document.attempts} ${document.attempts === 1 ? 'try' : 'tries'} so far`;
  return (
    <>
      {document.status === 'rejected'
        ? 'somebody to correct it'
        : document.status === 'sending'
          ? 'the ERP’s answer'
          : 'the next try'}
      {document.nextAttemptAt !== null && document.status === 'waiting' && (
        <>
          {' '}
          <Ago at={document.nextAttemptAt} />
        </>
      )}
      ; {tries}
      {document.lastError !== null && `, last: ${document.lastError}`}
    </>
  );
};
