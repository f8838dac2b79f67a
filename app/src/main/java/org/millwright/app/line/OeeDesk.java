package org.millwright.app.line;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.connectors.store.OeeMinuteTable;
import org.millwright.domain.oee.OeeNews;
import org.millwright.domain.oee.OeeNews.MinuteKnown;
import org.millwright.domain.plant.MachineId;

/** Takes what is known of minutes off the bus and keeps it. */
public final class OeeDesk {

  private final OeeMinuteTable table;

  public OeeDesk(OeeMinuteTable table) {
    this.table = table;
  }

  /** Of several news of one minute the last one says all. */
  public void take(List<OeeNews> news) {
    record Minute(MachineId machine, long minute) {}
    Map<Minute, MinuteKnown> newest = new LinkedHashMap<>();
    for (OeeNews one : news) {
      if (one instanceof MinuteKnown known) {
        newest.put(new Minute(known.machine(), known.facts().minute()), known);
      }
    }
    table.put(newest.values());
  }
}
