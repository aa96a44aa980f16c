package marshal.results.json;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An estimate with its intervals, as documents hold it.
 *
 * @param mean mean over worlds
 * @param low80 10 % quantile
 * @param high80 90 % quantile
 * @param low95 2.5 % quantile
 * @param high95 97.5 % quantile
 */
public record EstimateDocument(
    Optional<BigDecimal> mean,
    Optional<BigDecimal> low80,
    Optional<BigDecimal> high80,
    Optional<BigDecimal> low95,
    Optional<BigDecimal> high95) {}
