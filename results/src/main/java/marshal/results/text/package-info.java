/** Plain text for a terminal: wrapped paragraphs and tables of aligned columns. */
package marshal.results.text;
