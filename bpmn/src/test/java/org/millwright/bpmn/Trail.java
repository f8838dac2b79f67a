package org.millwright.bpmn;

import io.camunda.zeebe.process.test.filters.RecordStream;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Which elements the engine's instances went through, from the engine's own records. */
public record Trail(RecordStream engine) {

  /** Elements entered and not left yet, in the order of entering. */
  public List<String> waitingAt() {
    List<String> here = new ArrayList<>();
    for (Record<ProcessInstanceRecordValue> record : elements()) {
      String id = record.getValue().getElementId();
      if (record.getIntent() == ProcessInstanceIntent.ELEMENT_ACTIVATED) {
        here.add(id);
      } else if (isEnd(record.getIntent())) {
        here.remove(id);
      }
    }
    return here;
  }

  /** Elements that were completed, each as often as it was. */
  public List<String> completed() {
    return elements().stream()
        .filter(record -> record.getIntent() == ProcessInstanceIntent.ELEMENT_COMPLETED)
        .map(record -> record.getValue().getElementId())
        .toList();
  }

  /** The newest process instance that was started. */
  public Optional<Long> instance() {
    return elements().stream()
        .filter(record -> record.getValue().getBpmnElementType() == BpmnElementType.PROCESS)
        .map(record -> record.getValue().getProcessInstanceKey())
        .reduce((first, last) -> last);
  }

  /** How often a job of this type was given back for later. */
  public long jobsPutOff(String type) {
    return StreamSupport.stream(engine.jobRecords().spliterator(), false)
        .filter(record -> record.getIntent() == JobIntent.FAILED)
        .filter(record -> record.getValue().getType().equals(type))
        .count();
  }

  private static boolean isEnd(Intent intent) {
    return intent == ProcessInstanceIntent.ELEMENT_COMPLETED
        || intent == ProcessInstanceIntent.ELEMENT_TERMINATED;
  }

  private List<Record<ProcessInstanceRecordValue>> elements() {
    var records = new ArrayList<Record<ProcessInstanceRecordValue>>();
    engine.processInstanceRecords().forEach(records::add);
    return records;
  }
}
