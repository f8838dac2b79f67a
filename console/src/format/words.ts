import type { MachineState, Priority, Quality, Severity, WorkOrderStatus } from '../api/types';

/** The plant's words for the API's codes. */
export const STATE_WORDS: Record<MachineState, string> = {
  running: 'Running',
  idle: 'Idle',
  setup: 'Set-up',
  starved: 'Starved',
  blocked: 'Blocked',
  down: 'Down',
  unknown: 'Unknown',
};

export const QUALITY_WORDS: Record<Quality, string> = {
  good: 'good',
  uncertain: 'uncertain',
  bad: 'bad',
};

export const SEVERITY_WORDS: Record<Severity, string> = {
  notice: 'Notice',
  warning: 'Warning',
  critical: 'Critical',
};

export const PRIORITY_WORDS: Record<Priority, string> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  urgent: 'Urgent',
};

export const WORK_ORDER_WORDS: Record<WorkOrderStatus, string> = {
  open: 'Open',
  'in-progress': 'In progress',
  verifying: 'Verifying',
  closed: 'Closed',
  cancelled: 'Cancelled',
};

const PROTOCOLS: Record<string, string> = {
  opcua: 'OPC UA',
  modbus: 'Modbus TCP',
  sparkplug: 'Sparkplug B',
  mqtt: 'MQTT',
  s7: 'S7',
};

export function protocol(code: string): string {
  return PROTOCOLS[code] ?? code;
}

/** `machine-needs-work` -> `Machine needs work`; `SpindleSpeed`, `spindle_speed` -> `Spindle speed`. */
export function words(code: string): string {
  const text = code
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_.\s]+/g, ' ')
    .trim()
    .toLowerCase();
  const known = text.replace(/\b(erp|mqtt|oee|opc|ua|http|plc|s7)\b/g, (word) =>
    word.toUpperCase(),
  );
  return known.charAt(0).toUpperCase() + known.slice(1);
}

/** `1 finding`, `2 findings`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
