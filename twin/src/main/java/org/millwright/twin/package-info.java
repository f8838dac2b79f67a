/**
 * The virtual factory: two lines of machines as real protocol servers, with faults on request and
 * the truth about them.
 */
@NullMarked
package org.millwright.twin;

import org.jspecify.annotations.NullMarked;
