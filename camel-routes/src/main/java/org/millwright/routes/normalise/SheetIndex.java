package org.millwright.routes.normalise;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.observation.Tag;
import org.millwright.domain.observation.TagSheet;

/** A tag sheet ready for look-up, and what has been complained about since it is in force. */
final class SheetIndex {

  /** More different complaints of one machine say nothing new. */
  private static final int MOST_COMPLAINTS = 1_000;

  private final TagSheet sheet;
  private final Map<String, Tag> byAddress;
  private final Set<String> complaints = ConcurrentHashMap.newKeySet();

  SheetIndex(TagSheet sheet) {
    this.sheet = sheet;
    this.byAddress =
        sheet.tags().stream().collect(Collectors.toMap(Tag::address, Function.identity()));
  }

  boolean isOf(TagSheet other) {
    return sheet.equals(other);
  }

  @Nullable Tag at(String address) {
    return byAddress.get(address);
  }

  /** True when the complaint is new and worth telling. */
  boolean firstComplaint(String about) {
    return complaints.size() < MOST_COMPLAINTS && complaints.add(about);
  }
}
