package marshal.solver.relaxation;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import marshal.model.plan.Line;

/** Where members of a mechanism meet: in each neighbourhood its own sites with the city's. */
final class SharedMechanisms {

  /** Where a group takes its weights from. */
  private record Place(SharedGroup group, int stream, boolean triggered, int neighbourhood) {}

  /** What is coupled in one neighbourhood. */
  static final class Cluster {

    /** The neighbourhood's own sites, in order. */
    final int[] sites;

    final List<SharedGroup> groups;

    private Cluster(int[] sites, List<SharedGroup> groups) {
      this.sites = sites;
      this.groups = List.copyOf(groups);
    }
  }

  private final List<Place> places = new ArrayList<>();

  /** Sites of the whole city that are members. */
  final int[] citySites;

  final List<Cluster> clusters = new ArrayList<>();

  private final boolean[] isMember;

  /** Finds the mechanisms of some streams. */
  SharedMechanisms(List<StreamHarm> streams, Coverage coverage) {
    this.isMember = new boolean[coverage.space.sites()];
    for (int o = 0; o < streams.size(); o++) {
      find(streams.get(o), o, false, coverage.steps);
      find(streams.get(o), o, true, coverage.steps);
    }
    SortedMap<Integer, List<SharedGroup>> byNeighbourhood = new TreeMap<>();
    for (Place place : places) {
      byNeighbourhood
          .computeIfAbsent(place.neighbourhood(), i -> new ArrayList<>())
          .add(place.group());
    }
    TreeSet<Integer> city = new TreeSet<>();
    for (List<SharedGroup> groups : byNeighbourhood.values()) {
      TreeSet<Integer> own = new TreeSet<>();
      for (SharedGroup group : groups) {
        for (int site : group.sites) {
          isMember[site] = true;
          boolean wholeCity =
              coverage.space.line(coverage.space.lineOf(site, 0)).place() == Line.CITY;
          (wholeCity ? city : own).add(site);
        }
      }
      clusters.add(new Cluster(own.stream().mapToInt(Integer::intValue).toArray(), groups));
    }
    this.citySites = city.stream().mapToInt(Integer::intValue).toArray();
  }

  private void find(StreamHarm stream, int o, boolean triggered, int steps) {
    EffectTable effects = triggered ? stream.onTriggered : stream.onAll;
    for (int i = 0; i < effects.start.length - 1; i++) {
      int e = effects.start[i];
      while (e < effects.start[i + 1]) {
        int first = e;
        while (e < effects.start[i + 1] && effects.haveOneMechanism(first, e)) {
          e++;
        }
        if (effects.sharesMechanism(first) && e - first > 1) {
          SharedGroup group = new SharedGroup(effects, first, e, steps, stream.worlds);
          places.add(new Place(group, o, triggered, i));
        }
      }
    }
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  /** Returns whether a site is a member of any. */
  boolean has(int site) {
    return isMember[site];
  }

  /** Returns whether a stream has any. */
  boolean touch(int stream) {
    return places.stream().anyMatch(place -> place.stream() == stream);
  }

  /** Takes the strongest members of a stream out of a tangent, and keeps what they are worth. */
  void takeOut(int stream, StreamHarm.Slopes slopes, int neighbourhoods, Tangent tangent) {
    for (Place place : places) {
      if (place.stream() == stream) {
        double[] byExponent = place.triggered() ? slopes.byTriggered : slopes.byExponent;
        place.group().takeOut(byExponent, place.neighbourhood(), neighbourhoods, tangent);
      }
    }
  }
}
