/** Fits the demand of a case on its recorded crime. */
package marshal.scenarios.calibration;
