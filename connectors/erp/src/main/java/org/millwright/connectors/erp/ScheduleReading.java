package org.millwright.connectors.erp;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.erp.ErpDocument.OperationsSchedule;
import org.millwright.domain.erp.ErpDocument.Verb;
import org.millwright.domain.erp.ProductionOrder;
import org.millwright.domain.erp.ProductionOrder.Status;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Problem;

/** One reading of an OperationsSchedule; finds all faults in one pass. */
final class ScheduleReading {

  private static final Set<String> PRODUCED = Set.of("Produced", "Material Produced");

  private final String name;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  ScheduleReading(String name) {
    this.name = name;
  }

  Checked<OperationsSchedule> read(XmlElement root, Verb verb) {
    XmlElement area = need(root, "ApplicationArea").orElse(root);
    Optional<String> id = name(area, "BODID");
    Optional<Instant> createdAt = value(area, "CreationDateTime", Fields::time, Fields.TIME);
    List<XmlElement> schedules =
        need(root, "DataArea").map(data -> data.all("OperationsSchedule")).orElse(List.of());
    var orders = new ArrayList<ProductionOrder>();
    for (XmlElement schedule : schedules) {
      for (XmlElement request : schedule.all("OperationsRequest")) {
        order(schedule, request).ifPresent(orders::add);
      }
    }
    if (orders.isEmpty() && problems.isEmpty()) {
      refuse(root, "DataArea", "", "OperationsSchedule with at least one OperationsRequest");
    }
    if (orders.size() > Fields.MOST_ORDERS) {
      refuse(root, "DataArea", orders.size() + " orders", "at most " + Fields.MOST_ORDERS);
    }
    if (!problems.isEmpty() || id.isEmpty() || createdAt.isEmpty()) {
      return new Checked.Refused<>(problems);
    }
    return new Checked.Sound<>(new OperationsSchedule(id.get(), verb, orders, createdAt.get()));
  }

  private Optional<ProductionOrder> order(XmlElement schedule, XmlElement request) {
    Optional<String> id = name(request, "ID");
    id.filter(known -> !ids.add(known))
        .ifPresent(twice -> refuse(request, "ID", twice, "each order once in a document"));
    Optional<XmlElement> segment = need(request, "SegmentRequirement");
    Optional<Status> status = status(request);
    if (segment.isEmpty()) {
      return Optional.empty();
    }
    Optional<XmlElement> material = material(segment.get());
    Optional<String> product = material.flatMap(m -> name(m, "MaterialDefinitionID"));
    Optional<BigDecimal> quantity =
        material
            .flatMap(m -> need(m, "Quantity"))
            .flatMap(q -> value(q, "QuantityString", Fields::quantity, Fields.QUANTITY));
    Optional<Instant> start = time(request, "StartTime", segment.get(), "EarliestStartTime");
    Optional<Instant> end = time(request, "EndTime", segment.get(), "LatestEndTime");
    Optional<Place> place = place(schedule, request, segment.get());
    if (id.isEmpty()
        || product.isEmpty()
        || quantity.isEmpty()
        || place.isEmpty()
        || status.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ProductionOrder(
            id.get(),
            product.get(),
            quantity.get(),
            place.get().machine(),
            place.get().line(),
            status.get(),
            start.orElse(null),
            end.orElse(null)));
  }

  /** Where an order is made: one of the two. */
  private record Place(@Nullable String machine, @Nullable String line) {}

  /** Levels as in IEC 62264-1, 5.3: a work unit is a machine, a work centre is a line. */
  private static Optional<Place> place(String equipment, String level) {
    return switch (level) {
      case "", "WorkUnit", "WorkCell", "Unit", "StorageUnit", "EquipmentModule" ->
          Optional.of(new Place(equipment, null));
      case "WorkCenter", "ProductionLine", "ProductionUnit", "ProcessCell" ->
          Optional.of(new Place(null, equipment));
      default -> Optional.empty();
    };
  }

  private Optional<Place> place(XmlElement schedule, XmlElement request, XmlElement segment) {
    Optional<XmlElement> equipment = segment.child("EquipmentRequirement");
    if (equipment.isPresent()) {
      Optional<Place> place =
          name(equipment.get(), "EquipmentID")
              .flatMap(id -> place(id, equipment.get().textOf("EquipmentLevel").orElse("")));
      return orRefuse(place, equipment.get());
    }
    for (XmlElement holder : List.of(segment, request, schedule)) {
      Optional<XmlElement> scope = holder.child("HierarchyScope");
      if (scope.isPresent()) {
        String level =
            scope
                .get()
                .textOf("EquipmentElementLevel")
                .or(() -> scope.get().textOf("EquipmentLevel"))
                .orElse("");
        return orRefuse(
            name(scope.get(), "EquipmentID").flatMap(id -> place(id, level)), scope.get());
      }
    }
    refuse(
        segment,
        "EquipmentRequirement",
        "",
        "EquipmentRequirement/EquipmentID with the machine, or HierarchyScope with the line");
    return Optional.empty();
  }

  private Optional<Place> orRefuse(Optional<Place> place, XmlElement at) {
    if (place.isEmpty() && at.textOf("EquipmentID").isPresent()) {
      refuse(at, "EquipmentLevel", "", "the level of a machine (WorkUnit) or a line (WorkCenter)");
    }
    return place;
  }

  /** The material that is made; one alone needs no MaterialUse. */
  private Optional<XmlElement> material(XmlElement segment) {
    List<XmlElement> all = segment.all("MaterialRequirement");
    Predicate<XmlElement> produced =
        material -> material.textOf("MaterialUse").filter(PRODUCED::contains).isPresent();
    List<XmlElement> made = all.stream().filter(produced).toList();
    if (made.isEmpty() && all.size() == 1 && all.getFirst().textOf("MaterialUse").isEmpty()) {
      made = all;
    }
    if (made.size() != 1) {
      refuse(
          segment,
          "MaterialRequirement",
          made.size() + " with MaterialUse Produced",
          "exactly one: what the order makes");
      return Optional.empty();
    }
    return Optional.of(made.getFirst());
  }

  private Optional<Status> status(XmlElement request) {
    Optional<XmlElement> state = request.child("RequestState");
    Optional<Status> status = status(state.map(XmlElement::text).orElse("Released"));
    if (status.isEmpty()) {
      state.ifPresent(
          at -> refuse(at, "", at.text(), "Released, Running, Held, Completed or Cancelled"));
    }
    return status;
  }

  private static Optional<Status> status(String requestState) {
    return switch (requestState) {
      case "Released", "Waiting", "Ready" -> Optional.of(Status.RELEASED);
      case "Running" -> Optional.of(Status.RUNNING);
      case "Completed", "Closed" -> Optional.of(Status.COMPLETED);
      case "Cancelled", "Aborted" -> Optional.of(Status.CANCELLED);
      case "Held", "Suspended" -> Optional.of(Status.HELD);
      default -> Optional.empty();
    };
  }

  private Optional<Instant> time(
      XmlElement request, String first, XmlElement segment, String second) {
    XmlElement holder = request.child(first).isPresent() ? request : segment;
    String element = holder.equals(request) ? first : second;
    return holder.child(element).isEmpty()
        ? Optional.empty()
        : value(holder, element, Fields::time, Fields.TIME);
  }

  private Optional<XmlElement> need(XmlElement parent, String child) {
    Optional<XmlElement> found = parent.child(child);
    if (found.isEmpty()) {
      refuse(parent, child, "", "an element " + child + " in " + parent.name());
    }
    return found;
  }

  private Optional<String> name(XmlElement parent, String child) {
    return value(parent, child, text -> Optional.of(text).filter(Fields::isName), Fields.NAME);
  }

  private <T> Optional<T> value(
      XmlElement parent, String child, Function<String, Optional<T>> reading, String expected) {
    Optional<XmlElement> element = need(parent, child);
    Optional<T> value = element.flatMap(found -> reading.apply(found.text()));
    if (element.isPresent() && value.isEmpty()) {
      refuse(element.get(), "", element.get().text(), expected);
    }
    return value;
  }

  private void refuse(XmlElement at, String child, String found, String expected) {
    if (problems.size() >= 100) {
      return;
    }
    String path = child.isEmpty() ? at.name() : at.name() + "/" + child;
    String quoted = found.length() <= 60 ? found : found.substring(0, 60) + "…";
    problems.add(
        new Problem(name, at.line(), "column " + at.column() + ", " + path, quoted, expected));
  }
}
