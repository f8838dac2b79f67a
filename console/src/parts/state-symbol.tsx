import type { FunctionComponent } from 'preact';
import type { MachineState } from '../api/types';

/** A shape for each state, so that colour is never the only sign. */
const SHAPES: Record<MachineState, string> = {
  running: 'M6 4l14 8-14 8z',
  idle: 'M5 4h5v16H5zM14 4h5v16h-5z',
  setup: 'M12 3l3 5 6 1-4 4 1 6-6-3-6 3 1-6-4-4 6-1z',
  starved: 'M4 5h16v3H4zM12 21L5 11h14z',
  blocked: 'M4 4h16v16H4z',
  down: 'M4 7l3-3 5 5 5-5 3 3-5 5 5 5-3 3-5-5-5 5-3-3 5-5z',
  unknown: 'M12 3a9 9 0 100 18 9 9 0 000-18zm0 3a6 6 0 110 12 6 6 0 010-12z',
};

export const StateSymbol: FunctionComponent<{ state: MachineState }> = ({ state }) => (
  <svg class="symbol" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
    <path d={SHAPES[state]} fill="currentColor" />
  </svg>
);
