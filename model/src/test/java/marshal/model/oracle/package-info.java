/**
 * The closed forms that the design holds the model to.
 *
 * <p>{@link marshal.model.oracle.OracleRow} lists them; the tests that check them lie beside what
 * they check and carry {@link marshal.model.oracle.Oracle}, so that {@code mvn test
 * -Dgroups=oracle} runs just these; {@link marshal.model.oracle.OracleTableTest} sees to it that no
 * row goes without a test and a wrong parameter that is rejected.
 */
package marshal.model.oracle;
