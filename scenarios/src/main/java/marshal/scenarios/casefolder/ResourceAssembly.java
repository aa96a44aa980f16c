package marshal.scenarios.casefolder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import marshal.model.resource.Commitment;
import marshal.model.resource.FundingStream;
import marshal.model.resource.Resources;
import marshal.model.resource.StaffPool;
import marshal.scenarios.input.ResourcesInput;

/** Turns resources.yaml into money, people and promises at the figures of a draft. */
final class ResourceAssembly {

  private ResourceAssembly() {}

  /** Returns them without rules of the partnership's own, which may name what this makes. */
  static Resources resources(ResourcesInput from, Draft draft) {
    List<FundingStream> funding =
        from.funding().stream()
            .map(
                stream ->
                    new FundingStream(
                        stream.id(),
                        stream.name(),
                        stream.partner(),
                        Numbers.pence(draft.fundingPounds.get(stream.id())),
                        draft.mayPayFor.get(stream.id()).stream().sorted().toList()))
            .sorted(Comparator.comparing(FundingStream::id))
            .toList();
    List<StaffPool> staff =
        from.staff().stream()
            .map(
                pool ->
                    new StaffPool(
                        pool.id(),
                        pool.name(),
                        draft.staffHours.get(pool.id()).stream().map(Numbers::minutes).toList()))
            .sorted(Comparator.comparing(StaffPool::id))
            .toList();
    List<Commitment> commitments = new ArrayList<>();
    draft.money.stream()
        .sorted(Comparator.comparing(ResourcesInput.MoneyInput::name))
        .forEach(
            m ->
                commitments.add(
                    new Commitment.Money(m.name(), m.funding(), Numbers.pence(m.amountPounds()))));
    draft.units.stream()
        .sorted(Comparator.comparing(ResourcesInput.UnitsInput::name))
        .forEach(
            u ->
                commitments.add(
                    new Commitment.Units(
                        u.name(),
                        u.intervention(),
                        u.neighbourhood(),
                        u.period().map(p -> OptionalInt.of(p - 1)).orElse(OptionalInt.empty()),
                        u.units())));
    return new Resources(funding, staff, commitments, List.of(), draft.rules.switchedOff());
  }
}
