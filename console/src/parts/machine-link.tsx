import type { FunctionComponent } from 'preact';
import { to } from '../router';
import { isMachine, machineName } from '../store/plant';

/** The name of a subject, with a link when it is a machine. */
export const MachineLink: FunctionComponent<{ id: string }> = ({ id }) =>
  isMachine(id) ? <a href={to.machine(id)}>{machineName(id)}</a> : <>{id}</>;
