/**
 * Files as they lie in a case folder, read within limits: {@link marshal.scenarios.file.CaseFiles}
 * finds them, {@link marshal.scenarios.file.Document} holds a YAML or JSON file with its line
 * numbers, {@link marshal.scenarios.file.Table} reads CSV.
 */
package marshal.scenarios.file;
