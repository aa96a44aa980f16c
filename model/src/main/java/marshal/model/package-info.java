/** What is true: the city, its demand, what can be done about it, and what a plan then changes. */
package marshal.model;
