/** What got better or worse between two runs of a suite, beyond noise. */
package marshal.benchmarks.compare;
