import type {
  DeadLetter,
  ErpDocument,
  ErpOrder,
  Finding,
  ProcessElement,
  ProcessInstance,
  SystemHealth,
  Task,
  WorkOrder,
} from '../../src/api/types';

/** What the double has besides its machines: one story that is under way, and some that ended. */

const START = Date.now();
const ago = (seconds: number) => new Date(START - seconds * 1000).toISOString();
const RULE_BOOK = '9f2c61ab04d7';

export const findings: Finding[] = [
  {
    key: `machine-needs-work/cnc-1/${ago(900)}`,
    kind: 'machine-needs-work',
    subject: 'cnc-1',
    severity: 'warning',
    at: ago(900),
    knownAt: ago(899.6),
    endedAt: null,
    endReason: null,
    title: 'Vibration in zone C',
    reason: 'mean of 10 s is 3.12 mm/s, above 2.8 mm/s (ISO 20816-3 group 2 rigid, B/C)',
    rule: 'Vibration above its zone limit',
    ruleBook: RULE_BOOK,
    evidence: [
      {
        signal: 'vibration',
        statistic: 'mean',
        value: 3.12,
        unit: 'mm/s',
        limit: 2.8,
        from: ago(910),
        to: ago(900),
        source: 'rules/maintenance/vibration-limits.csv:4',
      },
    ],
    processInstanceKey: '2251799813685251',
    workOrder: 'WO-000017',
  },
  {
    key: `sensor-suspect/oven-1/${ago(140)}`,
    kind: 'sensor-suspect',
    subject: 'oven-1',
    severity: 'notice',
    at: ago(140),
    knownAt: ago(139),
    endedAt: null,
    endReason: null,
    title: 'Power does not change',
    reason: 'the same value for 120 s while the machine runs',
    rule: 'A running machine never repeats a reading for long',
    ruleBook: RULE_BOOK,
    evidence: [
      {
        signal: 'power',
        statistic: 'range',
        value: 0,
        unit: 'kW',
        limit: 0.01,
        from: ago(260),
        to: ago(140),
        source: 'rules/maintenance/sensor-limits.csv:9',
      },
    ],
    processInstanceKey: null,
    workOrder: null,
  },
  ...Array.from({ length: 60 }, (_, index): Finding => ({
    key: `machine-needs-work/press-1/${ago(7200 + index * 5000)}`,
    kind: 'machine-needs-work',
    subject: 'press-1',
    severity: index % 7 === 0 ? 'critical' : 'warning',
    at: ago(7200 + index * 5000),
    knownAt: ago(7199 + index * 5000),
    endedAt: ago(7000 + index * 5000),
    endReason: 'the mean of 10 s fell below 63 °C',
    title: 'Temperature above its limit',
    reason: 'mean of 10 s is 71.4 °C, above 70.0 °C',
    rule: 'Temperature above its limit',
    ruleBook: RULE_BOOK,
    evidence: [],
    processInstanceKey: null,
    workOrder: null,
  })),
];

const workOrder = (
  more: Partial<WorkOrder> & Pick<WorkOrder, 'id' | 'machine' | 'status'>,
): WorkOrder => ({
  priority: 'medium',
  findingKey: null,
  processInstanceKey: null,
  openedAt: ago(9000),
  closedAt: null,
  dueAt: null,
  waitingFor: null,
  outcome: null,
  incident: null,
  ...more,
});

export const workOrders: WorkOrder[] = [
  workOrder({
    id: 'WO-000017',
    machine: 'cnc-1',
    status: 'in-progress',
    priority: 'high',
    findingKey: findings[0]?.key ?? null,
    processInstanceKey: '2251799813685251',
    openedAt: ago(899),
    dueAt: ago(-13_500),
    waitingFor: 'A technician to repair the machine.',
  }),
  workOrder({
    id: 'WO-000016',
    machine: 'press-1',
    status: 'open',
    priority: 'urgent',
    processInstanceKey: '2251799813685200',
    openedAt: ago(4000),
    dueAt: ago(300),
    waitingFor: 'The engine: a job has failed three times.',
    incident: 'reserve-parts: the stock list has no part "BRG-6204" (no retries left)',
  }),
  workOrder({
    id: 'WO-000015',
    machine: 'cnc-3',
    status: 'closed',
    closedAt: ago(6000),
    outcome: 'Bearing replaced; vibration 1.1 mm/s on fresh readings.',
  }),
  workOrder({
    id: 'WO-000014',
    machine: 'oven-1',
    status: 'cancelled',
    closedAt: ago(8000),
    outcome: 'The finding ended before anybody started.',
  }),
];

const task = (more: Partial<Task> & Pick<Task, 'id' | 'name' | 'subject'>): Task => ({
  process: 'Maintenance work order',
  elementId: 'repair-machine',
  processInstanceKey: '2251799813685251',
  groups: ['technicians'],
  assignee: null,
  createdAt: ago(898),
  dueAt: ago(-13_500),
  formId: 'repair-machine',
  priority: 70,
  state: 'open',
  variables: {
    machine: 'CNC mill 1',
    reason: 'Vibration in zone C: mean of 10 s is 3.12 mm/s, above 2.8 mm/s',
  },
  ...more,
});

export const tasks: Task[] = [
  task({ id: '2251799813685270', name: 'Repair the machine', subject: 'cnc-1' }),
  task({
    id: '2251799813685271',
    name: 'Find a spare part',
    subject: 'press-1',
    groups: ['planners'],
    dueAt: ago(300),
    priority: 90,
  }),
  task({
    id: '2251799813685272',
    name: 'Repair the machine',
    subject: 'cnc-3',
    assignee: 'maria',
    priority: 50,
  }),
  task({
    id: '2251799813685260',
    name: 'Repair the machine',
    subject: 'cnc-2',
    state: 'completed',
    assignee: 'admin',
    createdAt: ago(9000),
  }),
];

const element = (
  elementId: string,
  name: string,
  type: string,
  state: ProcessElement['state'],
  entered: number,
  left: number | null,
  incident: string | null = null,
): ProcessElement => ({
  elementId,
  name,
  type,
  state,
  enteredAt: ago(entered),
  leftAt: left === null ? null : ago(left),
  incident,
});

export const processes: ProcessInstance[] = [
  {
    key: '2251799813685251',
    bpmnProcessId: 'double-work-order',
    version: 1,
    state: 'active',
    startedAt: ago(899),
    endedAt: null,
    elements: [
      element('finding-opened', 'Machine needs work', 'START_EVENT', 'completed', 899, 899),
      element('reserve-parts', 'Reserve parts', 'SERVICE_TASK', 'completed', 899, 898),
      element('repair-machine', 'Repair the machine', 'USER_TASK', 'active', 898, null),
    ],
  },
  {
    key: '2251799813685200',
    bpmnProcessId: 'double-work-order',
    version: 1,
    state: 'active',
    startedAt: ago(4000),
    endedAt: null,
    elements: [
      element('finding-opened', 'Machine needs work', 'START_EVENT', 'completed', 4000, 4000),
      element(
        'reserve-parts',
        'Reserve parts',
        'SERVICE_TASK',
        'active',
        4000,
        null,
        'the stock list has no part "BRG-6204" (no retries left)',
      ),
    ],
  },
];

export const orders: ErpOrder[] = [
  {
    id: 'PO-1001',
    bodId: 'BOD-7',
    product: 'HOUSING-A',
    quantity: 500,
    machine: 'cnc-1',
    line: 'line-1',
    status: 'running',
    start: ago(7200),
    end: ago(-7200),
  },
];

export const documents: ErpDocument[] = [
  {
    id: 'DOC-0031',
    direction: 'out',
    kind: 'OperationsPerformance',
    status: 'waiting',
    subject: 'WO-000015',
    attempts: 3,
    lastError: 'the ERP answered 503',
    createdAt: ago(5900),
    nextAttemptAt: ago(-45),
    acceptedAt: null,
    body: '<ProcessOperationsPerformance/>',
  },
  {
    id: 'DOC-0030',
    direction: 'in',
    kind: 'OperationsSchedule',
    status: 'accepted',
    subject: 'PO-1001',
    attempts: 1,
    lastError: null,
    createdAt: ago(7300),
    nextAttemptAt: null,
    acceptedAt: ago(7300),
    body: '<ProcessOperationsSchedule/>',
  },
];

export const deadLetters: DeadLetter[] = [
  {
    id: 2,
    source: 'mqtt:packer-1',
    at: ago(600),
    reason: 'not JSON: found "}" where a value was expected',
    place: 'topic plant/packer-1/data, byte 14',
    payload: '{"power": 4.1,}',
    payloadBase64: Buffer.from('{"power": 4.1,}').toString('base64'),
    bytes: 15,
  },
  {
    id: 1,
    source: 'sparkplug:robot-1',
    at: ago(4000),
    reason: 'not a Sparkplug B payload: field 15 has wire type 7',
    place: 'topic spBv1.0/plant/DDATA/edge/robot-1',
    payload: null,
    payloadBase64: Buffer.from([0xff, 0x0a, 0x41, 0x00, 0x7f, 0x80, 0x99, 0x20]).toString('base64'),
    bytes: 8,
  },
];

export const system: SystemHealth = {
  version: '0.1.0 (double)',
  startedAt: ago(86_000),
  engineLicence:
    'The process engine is Zeebe 8.6.0 under the Camunda License 1.0: free for non-production use only.',
  parts: [
    { name: 'bus', status: 'up', detail: 'Kafka 4.3.1, 1 broker', since: ago(86_000) },
    { name: 'engine', status: 'up', detail: 'Zeebe 8.6.0, leader', since: ago(85_960) },
    { name: 'historian', status: 'starting', detail: 'waits for its port', since: ago(12) },
    { name: 'erp', status: 'down', detail: 'answered 503 three times', since: ago(5900) },
  ],
  artefacts: [
    {
      kind: 'oee',
      path: 'rules/oee/reasons.csv',
      hash: 'a7c1209e',
      loadedAt: ago(86_000),
      status: 'refused',
      problems: [
        {
          file: 'rules/oee/reasons.csv',
          line: 9,
          place: 'column parent',
          found: 'mechanicl',
          expected: 'the code of a reason of this sheet, such as mechanical',
        },
      ],
    },
    {
      kind: 'oee',
      path: 'rules/oee/calendar.yaml',
      hash: 'c2a91b60',
      loadedAt: ago(86_000),
      status: 'active',
      problems: [],
    },
    {
      kind: 'limits',
      path: 'rules/maintenance/vibration-limits.csv',
      hash: RULE_BOOK,
      loadedAt: ago(3000),
      status: 'refused',
      problems: [
        {
          file: 'rules/maintenance/vibration-limits.csv',
          line: 14,
          column: 'high',
          found: '7,1',
          expected: 'a number with a decimal point, such as 7.1',
          next: 'Correct the line and save; the former limits stay active.',
        },
      ],
    },
    {
      kind: 'processes',
      path: 'bpmn/maintenance/work-order.bpmn',
      hash: '51be0c4d',
      loadedAt: ago(86_000),
      status: 'active',
      problems: [],
    },
  ],
};
