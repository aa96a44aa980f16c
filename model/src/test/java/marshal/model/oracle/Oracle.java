package marshal.model.oracle;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Marks a test that holds the model to a row of the design's table of oracles. */
@Tag("oracle")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Oracle {

  /** The row. */
  OracleRow value();

  /** The slightly wrong thing that this test sees rejected; empty where another test does. */
  String twin() default "";
}
