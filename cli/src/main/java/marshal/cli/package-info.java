/**
 * The program {@code marshal}. Start reading at {@link marshal.cli.Marshal}: every command parses,
 * calls one service and prints. Results go to standard output, everything else to standard error.
 */
package marshal.cli;
