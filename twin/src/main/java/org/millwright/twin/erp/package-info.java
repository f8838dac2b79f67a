/**
 * The ERP that the virtual factory plays: it takes B2MML documents once each, and can be told to
 * behave badly.
 */
@NullMarked
package org.millwright.twin.erp;

import org.jspecify.annotations.NullMarked;
