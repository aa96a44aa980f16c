/** Cost of reading what comes from outside. */
package marshal.benchmarks.input;
