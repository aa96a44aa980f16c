/** Results of the JMH benchmarks as a table to publish. */
package marshal.benchmarks.kernels;
