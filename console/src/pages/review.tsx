import type { FunctionComponent } from 'preact';
import { ProcessView } from '../parts/process-view';
import { Title } from '../parts/title';
import { to } from '../router';

/** Where a loss review stands in its process. */
export const ReviewPage: FunctionComponent<{ instance: string }> = ({ instance }) => (
  <div class="wide">
    <p class="back">
      <a href={to.countermeasures()}>Countermeasures</a>
    </p>
    <Title text="Loss review" />
    <section aria-labelledby="process">
      <h2 id="process">Where it stands</h2>
      <ProcessView instance={instance} change={null} />
    </section>
  </div>
);
