package marshal.results.explanation;

import java.util.ArrayList;
import java.util.List;
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
    if (reason.held() instanceof WhyHeld.ExchangeIsBetter) {
      return "exchange is better";
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
      sentences.add("The last one " + does(last) + ": " + held(reason) + ".");
    } else if (reason.units() > 0) {
      sentences.add("All of it is promised, so every plan has it.");
    }
    sentences.add(
        "One more would %s, but %s."
            .formatted(
                reason.nextUnitAverts() >= 0
                    ? "avert " + harm(reason.nextUnitAverts())
                    : "add " + harm(-reason.nextUnitAverts()),
                noMore(reason)));
    if (reason.averts() < 0 && reason.addedUnits() > 0) {
      sentences.add(NEGATIVE_SHARE.formatted(harm(-reason.averts())));
    }
    return String.join(" ", sentences);
  }

  /** Why a share can be below nothing although the line is worth its money. */
  static final String NEGATIVE_SHARE =
      "Its share in the plan's total is -%s: a share is counted while all lines grow together from"
          + " nothing, and this one does harm while the others are small.";

  private String does(double averts) {
    return averts >= 0 ? "averts " + harm(averts) : "adds " + harm(-averts);
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

  private String held(LineReason reason) {
    WhyHeld why = reason.held();
    if (why instanceof WhyHeld.WorthItsPrice) {
      return "at least what it uses would avert elsewhere";
    } else if (why instanceof WhyHeld.NothingBetterFits) {
      return "less than its price, yet no other line does more with what it uses, in whole units";
    } else if (why instanceof WhyHeld.ExchangeIsBetter better) {
      Line line = space.line(better.line());
      return "giving it up for %s of %s, %s, would avert %s more, so the plan can be made better"
          .formatted(
              Plurals.of(better.units(), theCase.interventions().get(line.intervention()).unit()),
              theCase.interventions().get(line.intervention()).name(),
              placeAndPeriod(line.place(), line.period() + 1),
              harm(better.gain()));
    }
    return "the plan is better without it";
  }

  private String noMore(LineReason reason) {
    WhyNoMore why = reason.noMore();
    String averts = harm(reason.price().averts());
    if (why instanceof WhyNoMore.NobodyPays) {
      return "no funding stream may pay for it";
    } else if (why instanceof WhyNoMore.BoundReached bound) {
      return bound.atMost() == 0
          ? "none may be bought here in a period"
          : "no more than %s may be bought here in a period"
              .formatted(Plurals.of(bound.atMost(), intervention(reason).unit()));
    } else if (why instanceof WhyNoMore.Locked) {
      return "the line is locked";
    } else if (why instanceof WhyNoMore.AvertsNothing) {
      return "that is no reason to buy it";
    } else if (why instanceof WhyNoMore.OthersAvertMore others) {
      return "what it uses averts more elsewhere (%s), and nothing is left over: %s"
          .formatted(averts, names(others.limits()));
    } else if (why instanceof WhyNoMore.NoWholeUnitFits fits) {
      return "what is left is less than one needs: " + names(fits.limits());
    } else if (why instanceof WhyNoMore.RoomIsLeft) {
      return "the plan does not buy it although there is room: it can be made better";
    }
    return "one more alone would break another rule";
  }

  private String names(List<Limit> limits) {
    return limits.stream()
        .map(limit -> LimitWords.of(theCase, limit).name())
        .collect(Collectors.joining(", "));
  }

  /** Returns why an intervention is not offered, as a sentence. */
  public String notOffered(NotOffered reason) {
    String name =
        theCase.interventions().stream()
            .filter(each -> each.id().equals(reason.intervention()))
            .map(Intervention::name)
            .findFirst()
            .orElse(reason.intervention());
    return name
        + ": "
        + switch (reason.why()) {
          case CITY_ONLY -> "bought for the whole city";
          case NEIGHBOURHOODS_ONLY -> "bought for single neighbourhoods";
          case NAMED_PLACES_ONLY -> "the case offers it in other places only";
          case NOT_SUITED -> "the figure that says where it is offered is nothing here";
          case NO_TARGET -> "there is nobody here at whom it is aimed";
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
