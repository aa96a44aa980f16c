/** Where: the neighbourhoods of a city and how they border each other. */
package marshal.model.area;
