/** What is decided: whole units of each intervention in each place and period. */
package marshal.model.plan;
