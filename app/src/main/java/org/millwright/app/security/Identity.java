package org.millwright.app.security;

import java.util.List;

/**
 * Who is calling.
 *
 * @param name as tasks are assigned to
 * @param groups whose tasks the caller sees
 */
public record Identity(String name, List<String> groups) {

  /** The one user of a single box, member of every group. */
  public static final Identity ADMINISTRATOR =
      new Identity("admin", List.of("technicians", "supervisors", "planners", "managers"));

  public Identity {
    groups = List.copyOf(groups);
  }
}
