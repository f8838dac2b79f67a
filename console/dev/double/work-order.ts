/** A small process and its form, only for the double. */
const SHAPES: [id: string, x: number, y: number, width: number, height: number][] = [
  ['finding-opened', 160, 122, 36, 36],
  ['reserve-parts', 250, 100, 100, 80],
  ['repair-machine', 410, 100, 100, 80],
  ['verify-repair', 570, 100, 100, 80],
  ['work-order-closed', 730, 122, 36, 36],
];

const FLOWS = SHAPES.slice(1).map(([target], index) => {
  const source = SHAPES[index] ?? ['', 0, 0, 0, 0];
  return { id: `flow-${index}`, source, target: SHAPES[index + 1] ?? source, targetId: target };
});

export const WORK_ORDER_BPMN = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="double" targetNamespace="double">
  <bpmn:process id="double-work-order" name="Maintenance work order" isExecutable="true">
    <bpmn:startEvent id="finding-opened" name="Machine needs work"/>
    <bpmn:serviceTask id="reserve-parts" name="Reserve parts"/>
    <bpmn:userTask id="repair-machine" name="Repair the machine"/>
    <bpmn:serviceTask id="verify-repair" name="Verify the repair"/>
    <bpmn:endEvent id="work-order-closed" name="Closed"/>
    ${FLOWS.map(({ id, source, targetId }) => `<bpmn:sequenceFlow id="${id}" sourceRef="${source[0]}" targetRef="${targetId}"/>`).join('')}
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram">
    <bpmndi:BPMNPlane id="plane" bpmnElement="double-work-order">
      ${SHAPES.map(
        ([id, x, y, width, height]) =>
          `<bpmndi:BPMNShape id="${id}-shape" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/></bpmndi:BPMNShape>`,
      ).join('')}
      ${FLOWS.map(
        ({ id, source, target }) =>
          `<bpmndi:BPMNEdge id="${id}-edge" bpmnElement="${id}"><di:waypoint x="${source[1] + source[3]}" y="140"/><di:waypoint x="${target[1]}" y="140"/></bpmndi:BPMNEdge>`,
      ).join('')}
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>`;

export const REPAIR_FORM = {
  type: 'default',
  id: 'repair-machine',
  schemaVersion: 16,
  components: [
    { type: 'text', id: 'intro', text: '# Repair {{machine}}\n\n{{reason}}' },
    {
      type: 'select',
      id: 'cause',
      key: 'cause',
      label: 'Cause',
      values: [
        { label: 'Bearing', value: 'bearing' },
        { label: 'Tool', value: 'tool' },
        { label: 'Other', value: 'other' },
      ],
      validate: { required: true },
    },
    {
      type: 'textarea',
      id: 'remarks',
      key: 'remarks',
      label: 'What was done',
      validate: { required: true, minLength: 5 },
    },
    {
      type: 'number',
      id: 'minutes',
      key: 'minutes',
      label: 'Minutes of work',
      validate: { min: 0 },
    },
    { type: 'checkbox', id: 'guardsBack', key: 'guardsBack', label: 'Guards are back in place' },
    { type: 'button', id: 'send', action: 'submit', label: 'Submit' },
  ],
};
