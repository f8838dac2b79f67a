/**
 * What a back end of the historian can do, whichever it is: take readings, roll them up by the
 * minute and by the hour, and tell them again.
 */
@NullMarked
package org.millwright.connectors.historian.archive;

import org.jspecify.annotations.NullMarked;
