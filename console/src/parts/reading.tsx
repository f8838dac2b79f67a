import type { FunctionComponent } from 'preact';

/** Shown while the first answer is awaited. */
export const Reading: FunctionComponent<{ what: string }> = ({ what }) => (
  <p class="reading" role="status">
    Reading the {what} …
  </p>
);
