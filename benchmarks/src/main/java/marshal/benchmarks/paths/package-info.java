/** How fast counts and paths are simulated. */
package marshal.benchmarks.paths;
