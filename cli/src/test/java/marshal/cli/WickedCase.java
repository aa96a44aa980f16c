package marshal.cli;

import java.io.IOException;
import java.nio.file.Path;

/** A case whose names are markup, script and formulas. */
final class WickedCase {
  static final String PLACE = "<img src=x onerror=window.broken=1>";
  static final String INTERVENTION = "=cmd|' /C calc'!A0 </script><script>window.broken=1</script>";

  private WickedCase() {}

  static Path in(Path folder) throws IOException {
    TinyCase.copyTo(folder);
    TinyCase.edit(folder.resolve("neighbourhoods.csv"), "N2,Centre,", "N2," + PLACE + ",");
    TinyCase.edit(
        folder.resolve("interventions.yaml"),
        "name: Locks and lights",
        "name: \"" + INTERVENTION + "\"");
    return folder;
  }
}
