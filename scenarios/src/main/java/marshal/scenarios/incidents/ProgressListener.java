package marshal.scenarios.incidents;

/** Is told now and then how far an import has come; called on the importing thread. */
@FunctionalInterface
public interface ProgressListener {

  /** Listens to nothing. */
  ProgressListener NONE = (file, rowsRead) -> {};

  /**
   * Reports progress: at the start of each file and after every few thousand rows.
   *
   * @param file name of the file being read
   * @param rowsRead rows read so far, of all files together
   */
  void progress(String file, long rowsRead);
}
