/** What a plan comes to: harm, money, hours and demand, with intervals, as plain records. */
package marshal.scenarios.outcome;
