package marshal.model.treatment;

/** The order statistics of whole numbers. */
final class Selection {

  private Selection() {}

  /**
   * Returns the greatest of so many smallest numbers, by Hoare's selection, and leaves the numbers
   * in another order.
   *
   * @param values the numbers; the first {@code length} count
   * @param count how many are the smallest, 1 to {@code length}
   * @see <a href="https://doi.org/10.1145/366622.366647">Hoare (1961), Algorithm 65: find</a>
   */
  static long smallest(long[] values, int length, int count) {
    int wanted = count - 1;
    int low = 0;
    int high = length - 1;
    while (low < high) {
      long pivot = values[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          long swap = values[i];
          values[i++] = values[j];
          values[j--] = swap;
        }
      }
      if (wanted <= j) {
        high = j;
      } else if (wanted >= i) {
        low = i;
      } else {
        break;
      }
    }
    return values[wanted];
  }
}
