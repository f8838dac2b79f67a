package org.millwright.domain.quality;

/**
 * How much of what is measured is the gauge: a crossed study, every appraiser measures every part
 * as often, judged by analysis of variance (AIAG, Measurement Systems Analysis, 4th edition,
 * chapter III B).
 *
 * @param repeatability EV, the standard deviation of one appraiser measuring one part, in the
 *     measurements' unit
 * @param reproducibility AV, that among appraisers, with what they read differently of some parts
 * @param part PV, that among the parts
 * @param interactionProbability how likely so much difference among appraisers from part to part is
 *     by chance; at {@link #POOLED_FROM} or above it counts as repeatability
 */
public record GaugeStudy(
    double repeatability, double reproducibility, double part, double interactionProbability) {

  /** The significance at which the interaction of appraisers and parts is taken for real. */
  public static final double POOLED_FROM = 0.05;

  /** A gauge tells so many times its own spread apart, at 97 % confidence. */
  private static final double APART = 1.41;

  private static final int LEAST = 2;

  /**
   * Of a study.
   *
   * @param measured by appraiser, part and trial, at least two of each
   * @throws IllegalArgumentException if one is missing or there are too few
   */
  public static GaugeStudy of(double[][][] measured) {
    int appraisers = atLeastTwo("appraisers", measured.length);
    int parts = atLeastTwo("parts", measured[0].length);
    int trials = atLeastTwo("trials", measured[0][0].length);
    double mean = 0;
    for (int a = 0; a < appraisers; a++) {
      same("parts of appraiser " + (a + 1), measured[a].length, parts);
      for (int p = 0; p < parts; p++) {
        same(
            "trials of appraiser %d, part %d".formatted(a + 1, p + 1),
            measured[a][p].length,
            trials);
        mean += mean(measured[a][p]) / (appraisers * parts);
      }
    }
    double byAppraiser = 0;
    double byPart = 0;
    double byCell = 0;
    double within = 0;
    for (int a = 0; a < appraisers; a++) {
      byAppraiser += parts * trials * square(ofAppraiser(measured, a) - mean);
      for (int p = 0; p < parts; p++) {
        double cell = mean(measured[a][p]);
        byCell += trials * square(cell - mean);
        for (double value : measured[a][p]) {
          within += square(value - cell);
        }
      }
    }
    for (int p = 0; p < parts; p++) {
      byPart += appraisers * trials * square(ofPart(measured, p) - mean);
    }
    return of(
        new Source(byAppraiser, appraisers - 1),
        new Source(byPart, parts - 1),
        new Source(byCell - byAppraiser - byPart, (appraisers - 1) * (parts - 1)),
        new Source(within, appraisers * parts * (trials - 1)),
        trials);
  }

  /** GRR, the standard deviation of the gauge, whoever reads it. */
  public double gauge() {
    return Math.hypot(repeatability, reproducibility);
  }

  /** TV, the standard deviation of all measurements. */
  public double total() {
    return Math.hypot(gauge(), part);
  }

  /** %GRR: the gauge's share of the total, 0 to 1; below 0.1 it is good, above 0.3 it is not. */
  public double gaugeShare() {
    return gauge() / total();
  }

  /** ndc: how many groups of parts the gauge tells apart; 5 or more are wanted. */
  public int categories() {
    return (int) Math.min(Integer.MAX_VALUE, APART * part / gauge());
  }

  /**
   * A source of variation.
   *
   * @param squares sum of squares
   * @param degrees of freedom
   */
  private record Source(double squares, int degrees) {
    double mean() {
      return squares / degrees;
    }

    Source and(Source other) {
      return new Source(squares + other.squares, degrees + other.degrees);
    }
  }

  private static GaugeStudy of(
      Source appraiser, Source part, Source interaction, Source gauge, int trials) {
    int appraisers = appraiser.degrees + 1;
    int parts = part.degrees + 1;
    double probability = byChance(interaction, gauge);
    boolean pooled = probability >= POOLED_FROM;
    Source error = pooled ? interaction.and(gauge) : gauge;
    double against = pooled ? error.mean() : interaction.mean();
    double together = variance(appraiser.mean() - against, parts * trials);
    double apart = pooled ? 0 : variance(interaction.mean() - gauge.mean(), trials);
    return new GaugeStudy(
        Math.sqrt(error.mean()),
        Math.sqrt(together + apart),
        Math.sqrt(variance(part.mean() - against, appraisers * trials)),
        probability);
  }

  /** A gauge that always reads the same leaves nothing to chance. */
  private static double byChance(Source interaction, Source gauge) {
    if (gauge.squares == 0) {
      return interaction.squares == 0 ? 1 : 0;
    }
    return FDistribution.above(
        interaction.mean() / gauge.mean(), interaction.degrees, gauge.degrees);
  }

  /** What is estimated below 0 is 0. */
  private static double variance(double difference, int measurements) {
    return Math.max(0, difference / measurements);
  }

  private static double ofAppraiser(double[][][] measured, int appraiser) {
    double sum = 0;
    for (double[] part : measured[appraiser]) {
      sum += mean(part);
    }
    return sum / measured[appraiser].length;
  }

  private static double ofPart(double[][][] measured, int part) {
    double sum = 0;
    for (double[][] appraiser : measured) {
      sum += mean(appraiser[part]);
    }
    return sum / measured.length;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double square(double value) {
    return value * value;
  }

  private static int atLeastTwo(String what, int found) {
    if (found < LEAST) {
      throw new IllegalArgumentException(what + ": found " + found + ", expected 2 or more");
    }
    return found;
  }

  private static void same(String what, int found, int expected) {
    if (found != expected) {
      throw new IllegalArgumentException(
          "%s: found %d, expected %d as before".formatted(what, found, expected));
    }
  }
}
