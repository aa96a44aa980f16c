/** What can be done: interventions, what they cost, whom they reach and what they change. */
package marshal.model.intervention;
