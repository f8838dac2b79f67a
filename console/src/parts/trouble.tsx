import type { FunctionComponent } from 'preact';
import type { Problem } from '../api/problem';

/** A failure in words: what happened, where, what was expected, and the next step. */
export const Trouble: FunctionComponent<{ problem: Problem; again?: () => void }> = ({
  problem,
  again,
}) => (
  <div class="trouble" role="alert">
    <p class="trouble-title">{problem.title}</p>
    {problem.detail !== null && <p>{problem.detail}</p>}
    {problem.at !== null && <p>Place: {problem.at}</p>}
    {problem.expected !== null && <p>Expected: {problem.expected}</p>}
    {again !== undefined && (
      <button type="button" onClick={again}>
        Try again
      </button>
    )}
  </div>
);
