package marshal.scenarios.input;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The shipped schemas, each parsed once; safe for use by several threads. */
public final class Schemas {

  private final Map<String, Schema> byName = new ConcurrentHashMap<>();

  /** Returns a schema: {@code case}, {@code interventions}, ... */
  Schema get(String name) {
    return byName.computeIfAbsent(name, Schema::shipped);
  }
}
