/**
 * The files that people write, one record each: {@link marshal.scenarios.input.CaseInput}, {@link
 * marshal.scenarios.input.InterventionsInput}, {@link marshal.scenarios.input.HarmInput}, {@link
 * marshal.scenarios.input.ResourcesInput} and {@link marshal.scenarios.input.ScenarioInput}.
 *
 * <p>A record and its {@link marshal.scenarios.input.Key} annotations are the one place that says
 * which keys a file has, in which unit and range, with which default. The JSON Schemas that ship
 * for editors are generated from them and are what files are checked against ({@link
 * marshal.scenarios.input.SchemaCheck}); {@link marshal.scenarios.input.Binder} then fills the
 * records.
 */
package marshal.scenarios.input;
