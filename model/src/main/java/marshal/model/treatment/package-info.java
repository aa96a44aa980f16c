/** People who need treatment: waiting, in treatment, retained, and what that costs or prevents. */
package marshal.model.treatment;
