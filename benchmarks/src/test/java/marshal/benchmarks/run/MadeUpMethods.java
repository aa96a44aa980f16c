package marshal.benchmarks.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;
import marshal.benchmarks.instance.GeneratedCity;
import marshal.benchmarks.method.Found;
import marshal.benchmarks.method.Instance;
import marshal.benchmarks.method.Method;
import marshal.benchmarks.method.Trial;
import marshal.benchmarks.suite.InstanceSpec;
import marshal.benchmarks.suite.MethodSpec;
import marshal.benchmarks.suite.Suite;
import marshal.model.plan.Plan;

/** Methods that do as they are told, and suites for them. */
final class MadeUpMethods {

  static final Machine MACHINE = new Machine("Linux", 2, 512, "Java", "1");

  private MadeUpMethods() {}

  /** Returns a suite of one small city with methods of these names. */
  static Suite suite(Duration time, List<Long> seeds, String... names) {
    List<MethodSpec> methods = java.util.Arrays.stream(names).map(MadeUpMethods::spec).toList();
    InstanceSpec city =
        new InstanceSpec(
            "city",
            new InstanceSpec.Source.Generated(new GeneratedCity(3, 3, 2, 5, 1)),
            time,
            4,
            10,
            seeds,
            methods);
    return new Suite("Made up", List.of(city), "0");
  }

  private static MethodSpec spec(String name) {
    return new MethodSpec(name, MethodSpec.Kind.GREEDY, Optional.empty(), Optional.empty(), 1);
  }

  /** Returns the methods that answer to a name. */
  static Function<MethodSpec, Method> answering(BiFunction<String, Instance, Found> answer) {
    return spec ->
        new Method() {
          @Override
          public Found find(Instance instance, Trial trial) {
            return answer.apply(spec.id(), instance);
          }

          @Override
          public void stop() {
            // They end by themselves.
          }
        };
  }

  /** Returns what finding a plan comes to. */
  static Found found(Plan plan) {
    return new Found(plan, 0, OptionalDouble.empty());
  }
}
