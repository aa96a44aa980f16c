package marshal.scenarios.input;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a key of a file means and may hold. The unit is part of the key's name or description. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface Key {

  /** Returns the meaning, with the unit, as one sentence. */
  String value();

  /** Returns the value where the key is left out, as JSON; empty for a key without one. */
  String byDefault() default "";

  /** Returns whether the key must be given. */
  boolean required() default false;

  /** Returns the least number allowed. */
  double atLeast() default Double.NEGATIVE_INFINITY;

  /** Returns the number that must be exceeded. */
  double moreThan() default Double.NEGATIVE_INFINITY;

  /** Returns the greatest number allowed. */
  double atMost() default Double.POSITIVE_INFINITY;

  /** Returns the regular expression that a text must match; empty for any text. */
  String pattern() default "";

  /** Returns the texts allowed; empty for any. */
  String[] oneOf() default {};

  /** Returns the word that may stand instead of a number or a list; empty for none. */
  String orWord() default "";

  /** Returns whether a single value may stand instead of a list. */
  boolean orSingle() default false;

  /** Returns whether a list must have an item. */
  boolean notEmpty() default false;

  /** Returns whether a number of pounds may have no more than two decimals. */
  boolean pounds() default false;
}
