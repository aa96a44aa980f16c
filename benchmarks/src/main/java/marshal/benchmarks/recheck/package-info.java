/** A second opinion on every plan, which shares no code with the incremental score. */
package marshal.benchmarks.recheck;
