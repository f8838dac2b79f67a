/** Readings as files for other programs: CSV and Parquet, written as they are read. */
@NullMarked
package org.millwright.connectors.historian.export;

import org.jspecify.annotations.NullMarked;
