package marshal.model.oracle;

/** The rows of the design's table of oracles. */
public enum OracleRow {
  /** Counter 0 and key 0 give 6627e8d5 e169c58d, all ones 408f276d 41c83b0e. */
  PHILOX,
  /** Mean nu / (1 - lambda), variance (m + psi m^2) / (1 - (1 + psi) lambda^2), lambda^k. */
  SCALAR_PROCESS,
  /** V_t = B V B' + diag(m_t + psi (m_t^2 + (B V B')_ii)). */
  VECTOR_PROCESS,
  /** s (1 - K) / (1 - s K); s = 0.84 and K = 0.3 give 0.786. */
  STEADY_MULTIPLIER,
  /** No excitation and psi towards 0: Poisson. */
  POISSON_LIMIT,
  /** Ranked probability scores of three negative binomials. */
  RANKED_PROBABILITY_SCORE,
  /** Without a limit on places, Poisson with mean arrivals / exit probability: 371.0449. */
  TREATMENT_WITHOUT_LIMIT,
  /** With 340 places, a mean queue of 10.532. */
  TREATMENT_WITH_PLACES,
  /** Retention: the product over the first twelve weeks of what does not leave. */
  RETENTION,
  /** No plan: identical paths; a plan without harm: no path with more incidents. */
  COMMON_RANDOM_NUMBERS
}
