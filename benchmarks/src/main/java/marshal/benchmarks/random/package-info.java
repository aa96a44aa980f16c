/** How fast random numbers are drawn. */
package marshal.benchmarks.random;
