/** The plant's language: what every stage of the line hands to the next, in plain Java. */
@NullMarked
package org.millwright.domain;

import org.jspecify.annotations.NullMarked;
