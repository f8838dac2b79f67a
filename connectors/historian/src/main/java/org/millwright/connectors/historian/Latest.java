package org.millwright.connectors.historian;

import java.time.Instant;
import org.millwright.connectors.historian.archive.Series;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;

/**
 * What a signal said last.
 *
 * @param at to the hour where its readings have gone and only roll-ups are left
 */
public record Latest(Series series, Instant at, Value value, Quality quality) {}
