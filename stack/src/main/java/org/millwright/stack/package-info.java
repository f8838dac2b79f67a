/**
 * The embedded default of a single box: starts, watches and stops the programs Millwright needs.
 */
@NullMarked
package org.millwright.stack;

import org.jspecify.annotations.NullMarked;
