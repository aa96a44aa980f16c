/** Cities made up for measuring: any size, the same for the same seed. */
package marshal.benchmarks.instance;
