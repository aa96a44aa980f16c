/** What an incident weighs. */
package marshal.model.harm;
