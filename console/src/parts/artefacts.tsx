import type { FunctionComponent } from 'preact';
import type { Artefact, ArtefactProblem } from '../api/types';
import { words } from '../format/words';
import { Moment } from './age';
import { DataTable } from './data-table';
import { StatusTag } from './tags';

/** The owners' files: which are in force, and why an edit was refused. */
export const Artefacts: FunctionComponent<{
  artefacts: readonly Artefact[];
  title?: string;
}> = ({ artefacts, title = 'Rules, limits, routes, processes' }) => {
  const refused = artefacts.filter(({ status }) => status === 'refused');
  return (
    <section aria-labelledby="artefacts">
      <h2 id="artefacts">{title}</h2>
      {refused.map((artefact) => (
        <Refused key={artefact.path} artefact={artefact} />
      ))}
      {artefacts.length === 0 ? (
        <p class="empty">No files are loaded yet.</p>
      ) : (
        <DataTable
          caption="Files and whether they are in force"
          rows={artefacts}
          rowKey={({ kind, path }) => `${kind} ${path}`}
          columns={[
            { label: 'File', cell: ({ path }) => <code>{path}</code> },
            { label: 'Kind', cell: ({ kind }) => words(kind) },
            { label: 'Status', cell: ({ status }) => <StatusTag status={status} /> },
            { label: 'Loaded', cell: ({ loadedAt }) => <Moment at={loadedAt} /> },
            { label: 'Hash', cell: ({ hash }) => <code>{hash?.slice(0, 12) ?? '–'}</code> },
          ]}
        />
      )}
    </section>
  );
};

/** A refused edit: the former content stays in force. */
const Refused: FunctionComponent<{ artefact: Artefact }> = ({ artefact }) => (
  <div class="trouble refused" data-refused={artefact.path}>
    <p class="trouble-title">{artefact.path} was refused; its last good content stays in force</p>
    <ul>
      {artefact.problems.map((problem, index) => (
        <li key={index}>
          <ProblemSentence problem={problem} />
        </li>
      ))}
    </ul>
  </div>
);

const ProblemSentence: FunctionComponent<{ problem: ArtefactProblem }> = ({ problem }) => (
  <>
    <code>{placeOf(problem)}</code>
    {problem.found && (
      <>
        : found <code>{problem.found}</code>
      </>
    )}
    {problem.expected && `, expected ${problem.expected}`}
    {problem.next && <span class="next">{problem.next}</span>}
  </>
);

/** `rules/quality/spc-limits.csv:14 column high`, as far as it is known. */
function placeOf({ file, line, column, place }: ArtefactProblem): string {
  const where = line ? `${file}:${line}` : file;
  const within = place ?? (column ? `column ${column}` : '');
  return `${where} ${within}`.trim();
}
