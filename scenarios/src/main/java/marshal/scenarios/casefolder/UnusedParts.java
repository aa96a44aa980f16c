package marshal.scenarios.casefolder;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import marshal.scenarios.input.CaseInput;
import marshal.scenarios.input.InterventionsInput;
import marshal.scenarios.input.ResourcesInput;
import marshal.scenarios.problem.Problem;

/** Finds streams, treatment groups and staff pools that no intervention touches. */
final class UnusedParts {

  private UnusedParts() {}

  /** Returns a warning for each. */
  static List<Problem> warnings(Contents contents) {
    if (contents.theCase.value().isEmpty() || contents.interventions.value().isEmpty()) {
      return List.of();
    }
    List<Problem> warnings = new ArrayList<>();
    Set<String> changed = new HashSet<>();
    Set<String> groups = new HashSet<>();
    Set<String> pools = new HashSet<>();
    for (InterventionsInput.InterventionInput intervention :
        contents.interventions.value().get().interventions()) {
      intervention.effects().forEach(effect -> changed.add(effect.stream()));
      intervention.staff().forEach(staff -> pools.add(staff.pool()));
      intervention.treatment().ifPresent(lever -> lever.places().ifPresent(groups::add));
    }
    CaseInput input = contents.theCase.value().get();
    for (CaseInput.GroupInput group : input.treatment()) {
      group.effects().forEach(effect -> changed.add(effect.stream()));
      if (!groups.contains(group.id())) {
        warnings.add(
            group
                .at()
                .key("id")
                .problem("no intervention offers treatment places for this group", ""));
      }
    }
    for (CaseInput.StreamInput stream : input.streams()) {
      if (!changed.contains(stream.id())) {
        warnings.add(stream.at().key("id").problem("no intervention changes this stream", ""));
      }
    }
    for (ResourcesInput.PoolInput pool :
        contents.resources.value().map(ResourcesInput::staff).orElse(List.of())) {
      if (!pools.contains(pool.id())) {
        warnings.add(pool.at().key("id").problem("no intervention uses this staff pool", ""));
      }
    }
    return warnings;
  }
}
