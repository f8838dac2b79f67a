/** Finds mistakes in processes, decisions and forms before the engine does, and says where. */
@NullMarked
package org.millwright.connectors.camunda.check;

import org.jspecify.annotations.NullMarked;
