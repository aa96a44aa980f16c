/**
 * Case folders: a city and its scenarios as files.
 *
 * <p>Start with {@link marshal.scenarios.casefolder.CaseFolder}, which reads a folder into the
 * model. {@link marshal.scenarios.casefolder.PlanFile} reads and writes plans, {@link
 * marshal.scenarios.casefolder.NewCase} makes a folder to start from.
 */
package marshal.scenarios.casefolder;
