package marshal.results.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Who pays for a plan and who gains, in one price year.
 *
 * @param partners those who pay, and what those among them gain
 * @param avoidedCost what is gained in all
 */
public record PartnersDocument(List<Partner> partners, AvoidedCost avoidedCost) {

  /**
   * Somebody who pays.
   *
   * @param name the partner
   * @param pays what the plan spends of its money, promised units included
   * @param left what the plan leaves unspent of its money
   * @param streams the same by funding stream
   * @param gains avoided cost of the agencies that it stands for; null where none is stated
   * @param cashable the part of its gains that could be taken out of a budget
   */
  public record Partner(
      String name,
      BigDecimal pays,
      BigDecimal left,
      List<Stream> streams,
      Optional<BigDecimal> gains,
      Optional<BigDecimal> cashable) {}

  /** One partner's money in one stream. */
  public record Stream(String stream, String name, BigDecimal pays, BigDecimal left) {}

  /**
   * What is gained.
   *
   * @param priceYear year that every amount is in, what is paid included
   * @param index id of the index in pounds that gains are counted in; null where there is none
   * @param gains avoided cost by agency; empty where the case states no shares
   * @param cashable avoided cost of public services that could be taken out of a budget
   * @param capacity avoided cost of public services that frees time, not cash
   * @param social value to victims and society, in nobody's budget
   * @param notes what the figures rest on
   */
  public record AvoidedCost(
      String priceYear,
      Optional<String> index,
      List<Gain> gains,
      Optional<BigDecimal> cashable,
      Optional<BigDecimal> capacity,
      Optional<BigDecimal> social,
      List<String> notes) {}

  /**
   * What an agency gains.
   *
   * @param agency id of the agency
   * @param name its name for people
   * @param partner the partner that it belongs to; null if it is none of those who pay
   * @param avoided its part of the harm averted
   * @param cashable the part of that which could be taken out of a budget
   * @param assumption whether its shares rest on no published source
   */
  public record Gain(
      String agency,
      String name,
      Optional<String> partner,
      Optional<BigDecimal> avoided,
      Optional<BigDecimal> cashable,
      boolean assumption) {}
}
