package org.millwright.connectors.opcua;

import java.util.List;
import org.millwright.domain.observation.RawReading;

/** What comes from a server, in the order in which it came. */
sealed interface Heard {

  /** One notification message; without readings it is a keep-alive. */
  record Message(List<RawReading> readings) implements Heard {}

  /** The session broke; the client tries to revive it. */
  record SessionLost() implements Heard {}

  /** The server has no such subscription any more. */
  record SubscriptionLost(String reason) implements Heard {}
}
