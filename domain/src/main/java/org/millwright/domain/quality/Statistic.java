package org.millwright.domain.quality;

/** What a Shewhart chart plots, and how it scatters while the process is in control. */
public enum Statistic {

  /** x̄ of a subgroup. */
  MEAN(true) {
    @Override
    double center(Baseline baseline, double size) {
      return baseline.center();
    }

    @Override
    double sigma(Baseline baseline, double size) {
      return baseline.sigma() / Math.sqrt(size);
    }
  },

  /** R of a subgroup. */
  RANGE(false) {
    @Override
    double center(Baseline baseline, double size) {
      return constants(size).d2() * baseline.sigma();
    }

    @Override
    double sigma(Baseline baseline, double size) {
      return constants(size).d3() * baseline.sigma();
    }
  },

  /** s of a subgroup. */
  SPREAD(false) {
    @Override
    double center(Baseline baseline, double size) {
      return constants(size).c4() * baseline.sigma();
    }

    @Override
    double sigma(Baseline baseline, double size) {
      return constants(size).c5() * baseline.sigma();
    }
  },

  /** A single value. */
  VALUE(true) {
    @Override
    double center(Baseline baseline, double size) {
      return baseline.center();
    }

    @Override
    double sigma(Baseline baseline, double size) {
      return baseline.sigma();
    }
  },

  /** How far a single value lies from the one before. */
  MOVING_RANGE(false) {
    @Override
    double center(Baseline baseline, double size) {
      return RANGE.center(baseline, 2);
    }

    @Override
    double sigma(Baseline baseline, double size) {
      return RANGE.sigma(baseline, 2);
    }
  },

  /** p: the fraction nonconforming of a sample. */
  FRACTION(false) {
    @Override
    double center(Baseline baseline, double size) {
      return baseline.center();
    }

    @Override
    double sigma(Baseline baseline, double size) {
      double p = baseline.center();
      return baseline.sigma() * Math.sqrt(p * (1 - p) / size);
    }

    @Override
    double of(Sample sample) {
      return sample.count() / sample.size();
    }
  },

  /** np: the nonconforming pieces of a sample. */
  NONCONFORMING(false) {
    @Override
    double center(Baseline baseline, double size) {
      return size * baseline.center();
    }

    @Override
    double sigma(Baseline baseline, double size) {
      return size * FRACTION.sigma(baseline, size);
    }
  },

  /** c: the nonconformities of a sample. */
  NONCONFORMITIES(false) {
    @Override
    double center(Baseline baseline, double size) {
      return size * baseline.center();
    }

    @Override
    double sigma(Baseline baseline, double size) {
      return size * RATE.sigma(baseline, size);
    }
  },

  /** u: the nonconformities per unit of a sample. */
  RATE(false) {
    @Override
    double center(Baseline baseline, double size) {
      return baseline.center();
    }

    @Override
    double sigma(Baseline baseline, double size) {
      return baseline.sigma() * Math.sqrt(baseline.center() / size);
    }

    @Override
    double of(Sample sample) {
      return FRACTION.of(sample);
    }
  };

  private final boolean signed;

  Statistic(boolean signed) {
    this.signed = signed;
  }

  /**
   * The limits of a point.
   *
   * @param size of its subgroup or sample; without meaning for single values
   */
  public Limits limits(Baseline baseline, double size) {
    return new Limits(center(baseline, size), sigma(baseline, size), signed);
  }

  abstract double center(Baseline baseline, double size);

  abstract double sigma(Baseline baseline, double size);

  /** What charts of attributes plot of a sample. */
  double of(Sample sample) {
    return sample.count();
  }

  private static ChartConstants constants(double size) {
    return ChartConstants.of(Math.toIntExact(Math.round(size)));
  }
}
