package marshal.scenarios.input;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a part of a file describes. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Section {

  /** Returns the meaning as one sentence. */
  String value();

  /** Returns whether its figures need a source or the mark of an assumption. */
  boolean sourced() default false;

  /** Returns keys of which at least one must be given; empty for no such rule. */
  String[] anyOf() default {};
}
