/** Cost of writing and reading results. */
package marshal.benchmarks.json;
