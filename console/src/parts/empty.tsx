import type { FunctionComponent } from 'preact';

/** A list with nothing in it, said as a sentence. */
export const Empty: FunctionComponent = ({ children }) => <p class="empty">{children}</p>;
