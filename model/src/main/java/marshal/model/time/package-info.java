/** When: steps, planning periods and the horizon of a forecast. */
package marshal.model.time;
