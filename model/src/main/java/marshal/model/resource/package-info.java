/**
 * What there is to spend: money with its ring-fences, people's hours, and what is promised already.
 */
package marshal.model.resource;
