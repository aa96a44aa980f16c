package marshal.solver.objective;

/** Harm that a plan has to avert beside what is committed. */
public sealed interface Target {

  /**
   * Returns the target as an amount.
   *
   * @param harmCommitted harm under the committed plan: the forecast
   */
  double amount(double harmCommitted);

  /**
   * A share of the forecast harm.
   *
   * @param share between 0 and 1
   */
  record Share(double share) implements Target {

    /** Checks the share. */
    public Share {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException(
            "A target is a share of %s of the forecast harm; it must lie between 0 and 1."
                .formatted(share));
      }
    }

    @Override
    public double amount(double harmCommitted) {
      return share * harmCommitted;
    }
  }

  /**
   * An amount in the unit of the harm index.
   *
   * @param harm 0 or more
   */
  record Amount(double harm) implements Target {

    /** Checks the amount. */
    public Amount {
      if (!(harm >= 0 && harm < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "A target is to avert %s of harm; it must be 0 or more.".formatted(harm));
      }
    }

    @Override
    public double amount(double harmCommitted) {
      return harm;
    }
  }
}
