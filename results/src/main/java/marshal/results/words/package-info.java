/** Figures and proofs in words: rounded for people, the same in every text, table and document. */
package marshal.results.words;
