package org.millwright.connectors.historian.archive;

import java.util.List;
import java.util.SortedSet;

/**
 * What a back end wants to know of a request that it is about to get.
 *
 * @param touched the minutes that its readings belong to
 * @param number of the request, higher than of those before it
 * @param lines go with the readings, in the same request
 */
public record Marks(SortedSet<MachineMinute> touched, long number, List<String> lines) {}
