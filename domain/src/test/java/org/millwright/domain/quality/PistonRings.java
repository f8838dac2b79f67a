package org.millwright.domain.quality;

import java.util.List;
import java.util.stream.Stream;

/**
 * Inside diameters of forged piston rings in millimetres, 25 subgroups of 5 (Montgomery,
 * Introduction to Statistical Quality Control, table 6.3).
 */
final class PistonRings {

  private static final String DIAMETERS =
      """
      74.030 74.002 74.019 73.992 74.008
      73.995 73.992 74.001 74.011 74.004
      73.988 74.024 74.021 74.005 74.002
      74.002 73.996 73.993 74.015 74.009
      73.992 74.007 74.015 73.989 74.014
      74.009 73.994 73.997 73.985 73.993
      73.995 74.006 73.994 74.000 74.005
      73.985 74.003 73.993 74.015 73.988
      74.008 73.995 74.009 74.005 74.004
      73.998 74.000 73.990 74.007 73.995
      73.994 73.998 73.994 73.995 73.990
      74.004 74.000 74.007 74.000 73.996
      73.983 74.002 73.998 73.997 74.012
      74.006 73.967 73.994 74.000 73.984
      74.012 74.014 73.998 73.999 74.007
      74.000 73.984 74.005 73.998 73.996
      73.994 74.012 73.986 74.005 74.007
      74.006 74.010 74.018 74.003 74.000
      73.984 74.002 74.003 74.005 73.997
      74.000 74.010 74.013 74.020 74.003
      73.988 74.001 74.009 74.005 73.996
      74.004 73.999 73.990 74.006 74.009
      74.010 73.989 73.990 74.009 74.014
      74.015 74.008 73.993 74.000 74.010
      73.982 73.984 73.995 74.017 74.013
      """;

  static final List<Subgroup> SUBGROUPS = DIAMETERS.lines().map(PistonRings::subgroup).toList();

  private PistonRings() {}

  private static Subgroup subgroup(String line) {
    return Subgroup.of(Stream.of(line.split(" ", -1)).mapToDouble(Double::parseDouble).toArray());
  }
}
