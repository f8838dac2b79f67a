package org.millwright.connectors.erp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import org.millwright.domain.erp.ErpDocument.MaintenancePerformance;
import org.millwright.domain.erp.ErpDocument.PartUsed;
import org.millwright.domain.maintenance.WorkOrderId;
import org.millwright.domain.plant.MachineId;

/** Documents that several tests use. */
final class Samples {

  static final Instant T0 = Instant.parse("2026-03-01T06:00:00Z");

  private Samples() {}

  static MaintenancePerformance performance(String id) {
    return new MaintenancePerformance(
        id,
        WorkOrderId.of(17),
        new MachineId("cnc-1"),
        T0,
        T0.plusSeconds(5400),
        "Vibration in zone C: mean of 10 s is 3.12 mm/s, above 2.8 mm/s",
        "Spindle bearing <front> changed & aligned",
        "ada",
        List.of(new PartUsed("007-BRG", 1), new PartUsed("SEAL-2", 2)),
        T0.plusSeconds(5500));
  }

  static String schedule(String root, String bodId) {
    String verb = root.replace("OperationsSchedule", "");
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <%1$s xmlns="http://www.mesa.org/xml/B2MML" releaseID="0701">
      <ApplicationArea>
        <CreationDateTime>2026-03-01T05:00:00Z</CreationDateTime>
        <BODID>%3$s</BODID>
      </ApplicationArea>
      <DataArea>
        <%2$s/>
        <OperationsSchedule>
          <ID>S-1</ID>
          <OperationsRequest>
            <ID>PO-1001</ID>
            <StartTime>2026-03-01T06:00:00Z</StartTime>
            <EndTime>2026-03-01T14:00:00+01:00</EndTime>
            <RequestState>Released</RequestState>
            <SegmentRequirement>
              <ID>1</ID>
              <ProcessSegmentID>milling</ProcessSegmentID>
              <OperationsDefinitionID>D-1</OperationsDefinitionID>
              <OperationsSegmentID>10</OperationsSegmentID>
              <EquipmentRequirement>
                <ID>1</ID>
                <EquipmentID>cnc-1</EquipmentID>
              </EquipmentRequirement>
              <MaterialRequirement>
                <ID>1</ID>
                <MaterialDefinitionID>RAW-1</MaterialDefinitionID>
                <MaterialUse>Consumed</MaterialUse>
              </MaterialRequirement>
              <MaterialRequirement>
                <ID>2</ID>
                <MaterialDefinitionID>0042-HOUSING</MaterialDefinitionID>
                <MaterialUse>Produced</MaterialUse>
                <Quantity>
                  <QuantityString>500</QuantityString>
                </Quantity>
              </MaterialRequirement>
            </SegmentRequirement>
          </OperationsRequest>
          <OperationsRequest>
            <ID>PO-1002</ID>
            <HierarchyScope>
              <EquipmentID>line-2</EquipmentID>
              <EquipmentLevel>WorkCenter</EquipmentLevel>
            </HierarchyScope>
            <SegmentRequirement>
              <ID>1</ID>
              <ProcessSegmentID>packing</ProcessSegmentID>
              <OperationsDefinitionID>D-2</OperationsDefinitionID>
              <OperationsSegmentID>10</OperationsSegmentID>
              <MaterialRequirement>
                <ID>1</ID>
                <MaterialDefinitionID>BOX-7</MaterialDefinitionID>
                <Quantity>
                  <QuantityString>12.5</QuantityString>
                </Quantity>
              </MaterialRequirement>
            </SegmentRequirement>
          </OperationsRequest>
        </OperationsSchedule>
      </DataArea>
    </%1$s>
    """
        .formatted(root, verb, bodId);
  }

  static byte[] scheduleBytes(String bodId) {
    return schedule("ProcessOperationsSchedule", bodId).getBytes(UTF_8);
  }

  static String confirmation(String bodId) {
    return """
    <ConfirmBOD xmlns="http://www.mesa.org/xml/B2MML">
      <ApplicationArea><CreationDateTime>2026-03-01T08:00:00Z</CreationDateTime></ApplicationArea>
      <DataArea>
        <Confirm/>
        <BOD><OriginalApplicationArea>
          <CreationDateTime>2026-03-01T07:31:40Z</CreationDateTime><BODID>%s</BODID>
        </OriginalApplicationArea></BOD>
      </DataArea>
    </ConfirmBOD>
    """
        .formatted(bodId);
  }

  static String json(String bodId) {
    return """
    {"bodId": "%s", "orders": [
      {"id": "PO-1", "product": "HOUSING-A", "quantity": 500, "machine": "cnc-1",
       "start": "2026-03-01T06:00:00Z"},
      {"id": "PO-2", "product": "BOX-7", "quantity": 12.5, "line": "line-2"}]}
    """
        .formatted(bodId);
  }
}
