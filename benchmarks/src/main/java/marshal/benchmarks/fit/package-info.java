/** Cost of fitting demand. */
package marshal.benchmarks.fit;
