/** What a plan is wanted for, as scenarios and command lines say it. */
package marshal.scenarios.goal;
