/** How long simulating people in treatment takes. */
package marshal.benchmarks.treatment;
