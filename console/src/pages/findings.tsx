import type { FunctionComponent } from 'preact';
import { api } from '../api/client';
import type { Finding } from '../api/types';
import { Ago } from '../parts/age';
import { FindingTable } from '../parts/finding-table';
import { Listing } from '../parts/listing';
import { Title } from '../parts/title';
import { Views } from '../parts/views';
import { to } from '../router';
import { useList } from '../store/list';
import { useOne } from '../store/one';

/** Findings that last, or all of them. */
export const FindingsPage: FunctionComponent<{ show: 'open' | 'all' }> = ({ show }) => {
  const onlyOpen = show === 'open';
  const list = useList<Finding>(
    show,
    (window) => api.findings(onlyOpen ? { open: true, ...window } : window),
    ({ key }) => key,
    {
      event: 'finding',
      belongs: ({ endedAt }) => !onlyOpen || endedAt === null,
    },
  );
  return (
    <div class="wide">
      <Title text="Findings">
        <Views
          label="Which findings"
          views={[
            { text: 'Open', href: to.findings('open'), current: onlyOpen },
            { text: 'All', href: to.findings('all'), current: !onlyOpen },
          ]}
        />
      </Title>
      <Listing list={list} what="findings" empty={onlyOpen ? <NoneOpen /> : 'No findings yet.'}>
        {(findings) => <FindingTable findings={findings} />}
      </Listing>
    </div>
  );
};

/** Says when the plant last had a finding, so that an empty page is not mistaken for a dead one. */
const NoneOpen: FunctionComponent = () => {
  const ended = useOne('last-ended', () => api.findings({ open: false, limit: 1 }));
  const endedAt = ended.value?.items[0]?.endedAt ?? null;
  return (
    <>
      No open findings.
      {endedAt !== null && (
        <>
          {' '}
          The last one ended <Ago at={endedAt} />.
        </>
      )}
    </>
  );
};
