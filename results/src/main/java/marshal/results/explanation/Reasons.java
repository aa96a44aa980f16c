package marshal.results.explanation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import marshal.model.Case;
import marshal.model.intervention.Intervention;
import marshal.model.plan.Line;
import marshal.model.plan.PlanSpace;
import marshal.results.words.Figures;
import marshal.results.words.Plurals;
import marshal.scenarios.explanation.LineReason;
import marshal.scenarios.explanation.NotOffered;
import marshal.scenarios.explanation.UnitPrice;
import marshal.scenarios.explanation.WhyHeld;
import marshal.scenarios.explanation.WhyNoMore;
import marshal.solver.rules.Limit;

/** The reasons of lines, in phrases for a table and in sentences. */
public final class Reasons {

  private final Case theCase;
  private final PlanSpace space;
  private final String unit;

  /** Prepares words for a case. */
  public Reasons(Case theCase, PlanSpace space) {
    this.theCase = theCase;
    this.space = space;
    this.unit = theCase.harmIndex().unit();
  }

  /** Returns why a line has no more units, in a few words. */
  public String inShort(LineReason reason) {
    if (reason.held() instanceof WhyHeld.AddsHarm) {
      return "its last unit adds harm";
    }
    if (reason.held() instanceof WhyHeld.ExchangeIsBetter better) {
      return "a swap averts " + harm(better.gain());
    }
    WhyNoMore why = reason.noMore();
    if (why instanceof WhyNoMore.NobodyPays) {
      return "nobody may pay";
    } else if (why instanceof WhyNoMore.BoundReached) {
      return "at its bound";
    } else if (why instanceof WhyNoMore.Locked) {
      return "locked";
    } else if (why instanceof WhyNoMore.AvertsNothing) {
      return "averts nothing";
    } else if (why instanceof WhyNoMore.OthersAvertMore) {
      return "others avert more";
    } else if (why instanceof WhyNoMore.NoWholeUnitFits) {
      return "too little left";
    } else if (why instanceof WhyNoMore.RoomIsLeft) {
      return "room is left";
    }
    return "another rule";
  }

  /** Returns all there is to say of a line, as sentences. */
  public String inFull(LineReason reason) {
    return intervention(reason).name() + ", " + withoutName(reason);
  }

  /** Returns the same without the name of the intervention, for where it stands above. */
  public String withoutName(LineReason reason) {
    Intervention intervention = intervention(reason);
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "%s: %s%s."
            .formatted(
                placeAndPeriod(reason),
                Plurals.of(reason.units(), intervention.unit()),
                reason.committedUnits() > 0
                    ? ", %d of them promised".formatted(reason.committedUnits())
                    : ""));
    sentences.add(uses(reason.price()));
    if (reason.lastUnitAverts().isPresent()) {
      double last = reason.lastUnitAverts().getAsDouble();
      sentences.add("The last one " + does(last) + held(reason) + ".");
    } else if (reason.units() > 0) {
      sentences.add("All of it is promised, so every plan has it.");
    }
    sentences.add(
        "One more would %s%s."
            .formatted(
                reason.nextUnitAverts() >= 0
                    ? "avert " + harm(reason.nextUnitAverts())
                    : "add " + harm(-reason.nextUnitAverts()) + " of harm",
                noMore(reason)));
    return String.join(" ", sentences);
  }

  private String does(double averts) {
    return averts >= 0 ? "averts " + harm(averts) : "adds " + harm(-averts) + " of harm";
  }

  private String uses(UnitPrice price) {
    List<String> parts = new ArrayList<>();
    double money =
        price.uses().stream()
            .filter(use -> LimitWords.of(theCase, use.limit()).isMoney())
            .mapToDouble(UnitPrice.Use::averts)
            .sum();
    if (money > 0) {
      double pounds = price.costPence() / 100.0;
      parts.add(
          "%s (%s, at %s per £)"
              .formatted(Figures.pounds(price.costPence()), harm(money), harm(money / pounds)));
    }
    for (UnitPrice.Use use : price.uses()) {
      LimitWords words = LimitWords.of(theCase, use.limit());
      if (use.averts() > 0 && !words.isMoney()) {
        parts.add(
            "%s of '%s' (%s)"
                .formatted(words.amount(use.amount()), words.name(), harm(use.averts())));
      }
    }
    return parts.isEmpty()
        ? "A unit uses nothing that is scarce."
        : "What a unit uses would avert %s elsewhere: %s."
            .formatted(harm(price.averts()), String.join(", ", parts));
  }

  /** Returns what follows what the last unit averts. */
  private String held(LineReason reason) {
    WhyHeld why = reason.held();
    if (why instanceof WhyHeld.WorthItsPrice) {
      return ", at least what it uses would avert elsewhere";
    } else if (why instanceof WhyHeld.NothingBetterFits) {
      return ", less than its price; yet in whole units no other line does more with what it uses";
    } else if (why instanceof WhyHeld.ExchangeIsBetter better) {
      Line line = space.line(better.line());
      return "; giving it up for %s of %s, %s, would avert %s more, which a longer search may find"
          .formatted(
              Plurals.of(better.units(), theCase.interventions().get(line.intervention()).unit()),
              theCase.interventions().get(line.intervention()).name(),
              placeAndPeriod(line.place(), line.period() + 1),
              harm(better.gain()));
    }
    return ": the plan is better without it";
  }

  /** Returns what follows what one more would do. */
  private String noMore(LineReason reason) {
    WhyNoMore why = reason.noMore();
    String averts = harm(reason.price().averts());
    if (why instanceof WhyNoMore.NobodyPays) {
      return ", but no funding stream may pay for it";
    } else if (why instanceof WhyNoMore.BoundReached bound) {
      return bound.atMost() == 0
          ? ", but none may be bought here in a period"
          : ", but no more than %s may be bought here in a period"
              .formatted(Plurals.of(bound.atMost(), intervention(reason).unit()));
    } else if (why instanceof WhyNoMore.Locked) {
      return ", but the line is locked";
    } else if (why instanceof WhyNoMore.AvertsNothing) {
      return reason.nextUnitAverts() < 0 ? "" : ", so it is not worth buying";
    } else if (why instanceof WhyNoMore.OthersAvertMore others) {
      return ", but what it uses averts more elsewhere (%s), and nothing is left over: %s"
          .formatted(averts, names(others.limits()));
    } else if (why instanceof WhyNoMore.NoWholeUnitFits fits) {
      return ", but what is left is less than one needs: " + names(fits.limits());
    } else if (why instanceof WhyNoMore.RoomIsLeft) {
      return ", and there is room for it: a longer search may find that";
    }
    return ", but one more alone would break another rule";
  }

  private String names(List<Limit> limits) {
    return limits.stream()
        .map(limit -> LimitWords.of(theCase, limit).name())
        .collect(Collectors.joining(", "));
  }

  /** Returns which interventions are not offered, and why, each reason once. */
  public String notOffered(List<NotOffered> all) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (NotOffered each : all) {
      Intervention intervention =
          theCase.interventions().stream()
              .filter(one -> one.id().equals(each.intervention()))
              .findFirst()
              .orElseThrow();
      byReason
          .computeIfAbsent(why(each, intervention), reason -> new ArrayList<>())
          .add(intervention.name());
    }
    return byReason.entrySet().stream()
        .map(each -> each.getKey() + ": " + String.join("; ", each.getValue()) + ".")
        .collect(Collectors.joining(" ", "Not offered here. ", ""));
  }

  private static String why(NotOffered reason, Intervention intervention) {
    return switch (reason.why()) {
      case CITY_ONLY -> "Bought for the whole city";
      case NEIGHBOURHOODS_ONLY -> "Bought for single neighbourhoods";
      case NAMED_PLACES_ONLY -> "Offered in other places only";
      case NOT_SUITED ->
          "Offered only where '%s' is above 0, and here it is 0"
              .formatted(intervention.offer().whereFigure().orElseThrow());
      case NO_TARGET -> "Nobody here at whom it is aimed";
    };
  }

  /** Returns where and when a line is. */
  String placeAndPeriod(LineReason reason) {
    return place(reason.neighbourhood()) + ", " + PeriodWords.of(theCase, reason.period());
  }

  private String placeAndPeriod(int place, int period) {
    String where = place == Line.CITY ? "whole city" : theCase.area().neighbourhood(place).name();
    return where + ", " + PeriodWords.of(theCase, period);
  }

  /** Returns the name of a neighbourhood by its code. */
  String place(String code) {
    return theCase.area().neighbourhoods().stream()
        .filter(each -> each.code().equals(code))
        .map(each -> each.name())
        .findFirst()
        .orElse("whole city");
  }

  Intervention intervention(LineReason reason) {
    return theCase.interventions().get(space.line(reason.line()).intervention());
  }

  String harm(double amount) {
    return HarmWords.small(amount, unit);
  }
}
