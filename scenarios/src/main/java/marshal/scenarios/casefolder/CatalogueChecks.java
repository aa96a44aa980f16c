package marshal.scenarios.casefolder;

import java.util.HashSet;
import java.util.Set;
import marshal.scenarios.file.At;
import marshal.scenarios.input.InterventionsInput;
import marshal.scenarios.problem.Problems;

/** Checks interventions.yaml against the other files. */
final class CatalogueChecks {

  private final Contents contents;
  private final Names names;
  private final Problems problems;

  private CatalogueChecks(Contents contents, Problems problems) {
    this.contents = contents;
    this.names = contents.names;
    this.problems = problems;
  }

  static void check(InterventionsInput input, Contents contents, Problems problems) {
    new CatalogueChecks(contents, problems).checkInterventions(input);
  }

  private void checkInterventions(InterventionsInput input) {
    CaseChecks.unique(input.mechanisms(), InterventionsInput.MechanismInput::at, "id", problems);
    CaseChecks.unique(
        input.interventions(), InterventionsInput.InterventionInput::at, "id", problems);
    for (InterventionsInput.InterventionInput intervention : input.interventions()) {
      checkIntervention(intervention);
    }
  }

  private void checkIntervention(InterventionsInput.InterventionInput input) {
    CaseChecks.checkPriceYear(
        input.at().key("cost").key("priceYear"), input.cost().priceYear(), contents, problems);
    for (InterventionsInput.StaffInput staff : input.staff()) {
      Names.check(staff.at().key("pool"), names.pools(), CaseChecks.NO_POOL, problems);
    }
    CaseChecks.unique(input.staff(), InterventionsInput.StaffInput::at, "pool", problems);
    checkOffer(input);
    Names.check(
        input.target().at().key("figure"),
        names.figures(),
        marshal.model.intervention.Target.ONE,
        CaseChecks.NO_FIGURE,
        problems);
    for (InterventionsInput.EffectInput effect : input.effects()) {
      Names.check(effect.at().key("stream"), names.streams(), CaseChecks.NO_STREAM, problems);
      Names.check(effect.at().key("reachFigure"), names.figures(), CaseChecks.NO_FIGURE, problems);
      CaseChecks.checkInterval(
          effect.at(), effect.changePercent(), effect.lowPercent(), effect.highPercent(), problems);
    }
    Names.check(input.at().key("mechanism"), names.mechanisms(), CaseChecks.NO_MECHANISM, problems);
    input.treatment().ifPresent(this::checkLever);
    input
        .displacement()
        .ifPresent(d -> CaseChecks.checkShares(d.at(), d.share(), d.low(), d.high(), problems));
  }

  private void checkOffer(InterventionsInput.InterventionInput input) {
    At only = input.offered().at().key("only");
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < input.offered().only().size(); i++) {
      Names.check(only.item(i), names.codes(), CaseChecks.NO_CODE, problems);
      if (!seen.add(input.offered().only().get(i))) {
        problems.add(only.item(i).problem("the code is there twice", ""));
      }
    }
    Names.check(input.offered().at().key("where"), names.figures(), CaseChecks.NO_FIGURE, problems);
    boolean restricted = !input.offered().only().isEmpty() || input.offered().where().isPresent();
    if (input.offered().places().equals("city") && restricted) {
      problems.add(
          input
              .offered()
              .at()
              .key("places")
              .problem(
                  "what is bought for the whole city cannot be kept to some neighbourhoods",
                  "Remove 'only' and 'where', or write 'places: neighbourhoods'."));
    }
  }

  private void checkLever(InterventionsInput.Lever lever) {
    Names.check(lever.at().key("places"), names.groups(), CaseChecks.NO_GROUP, problems);
    Names.check(lever.at().key("retention"), names.groups(), CaseChecks.NO_GROUP, problems);
    boolean numbers =
        lever.changePercent().isPresent()
            && lever.lowPercent().isPresent()
            && lever.highPercent().isPresent();
    boolean anyNumber =
        lever.changePercent().isPresent()
            || lever.lowPercent().isPresent()
            || lever.highPercent().isPresent();
    if (lever.places().isPresent() && lever.retention().isPresent()) {
      problems.add(
          lever.at().key("retention").problem("units are places or retention, not both", ""));
    } else if (lever.places().isPresent() && anyNumber) {
      problems.add(
          lever
              .at()
              .key("places")
              .problem("treatment places have no change in percent", "Remove the percentages."));
    } else if (lever.retention().isPresent() && !numbers) {
      problems.add(
          lever
              .at()
              .key("retention")
              .problem("the keys changePercent, lowPercent and highPercent are missing", ""));
    } else if (lever.retention().isPresent()) {
      CaseChecks.checkInterval(
          lever.at(),
          lever.changePercent().get(),
          lever.lowPercent().get(),
          lever.highPercent().get(),
          problems);
      if (lever.origin().isUnknown()) {
        problems.add(
            lever
                .at()
                .key("retention")
                .problem(
                    "the figures have no source",
                    "Add 'source: ...', or mark them with 'assumption: true'."));
      }
    }
  }
}
