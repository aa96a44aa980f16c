/** How fast plans are evaluated. */
package marshal.benchmarks.evaluation;
