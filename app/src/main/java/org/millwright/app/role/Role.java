package org.millwright.app.role;

/** What a process does; any number of processes may share a role. */
public enum Role {
  /** Near the machines: connectors, routes, decisions on limits. */
  EDGE,
  /** Stream, rules, processes, workers, historian, ERP. */
  PLANT,
  /** The HTTP API and the web console. */
  CONSOLE
}
