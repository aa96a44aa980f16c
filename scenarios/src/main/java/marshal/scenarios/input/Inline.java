package marshal.scenarios.input;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Keys that many mappings share: they stand among those of the mapping that holds the record. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Inline {}
