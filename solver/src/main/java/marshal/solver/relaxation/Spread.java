package marshal.solver.relaxation;

import marshal.model.area.Adjacency;

/** Borders by receiver and by sender, in compressed sparse rows. */
final class Spread {

  final int[] start;
  final int[] from;
  final double[] weight;
  final int[] outStart;
  final int[] to;
  final double[] outWeight;

  Spread(Adjacency adjacency) {
    start = adjacency.start();
    from = adjacency.from();
    weight = adjacency.weight();
    int n = start.length - 1;
    outStart = new int[n + 1];
    for (int sender : from) {
      outStart[sender + 1]++;
    }
    for (int i = 0; i < n; i++) {
      outStart[i + 1] += outStart[i];
    }
    to = new int[from.length];
    outWeight = new double[from.length];
    int[] next = outStart.clone();
    for (int i = 0; i < n; i++) {
      for (int edge = start[i]; edge < start[i + 1]; edge++) {
        int slot = next[from[edge]]++;
        to[slot] = i;
        outWeight[slot] = weight[edge];
      }
    }
  }
}
