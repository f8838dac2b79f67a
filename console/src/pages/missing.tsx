import type { FunctionComponent } from 'preact';
import { to } from '../router';
import { Title } from '../parts/title';

/** An address that names no page. */
export const MissingPage: FunctionComponent<{ path: string }> = ({ path }) => (
  <>
    <Title text="No such page" />
    <p>
      There is no page “{path}”. <a href={to.board}>Go to the board.</a>
    </p>
  </>
);
