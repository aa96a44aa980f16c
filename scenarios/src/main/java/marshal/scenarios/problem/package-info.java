/**
 * What can be wrong with the files a user gives, said so that the user can put it right.
 *
 * <p>Start with {@link marshal.scenarios.problem.Problem}: one finding with its file, place, value,
 * rule and remedy. {@link marshal.scenarios.problem.InputException} carries all findings of one
 * attempt at once.
 */
package marshal.scenarios.problem;
