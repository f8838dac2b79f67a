/** Ports kept in memory, for tests whose subject is not the database. */
@NullMarked
package org.millwright.workers.memory;

import org.jspecify.annotations.NullMarked;
