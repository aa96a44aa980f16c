package marshal.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Reads the version from the jar's manifest, the one place where the build writes it. */
final class ManifestVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(Marshal.class.getPackage().getImplementationVersion())
            .orElse("(not packaged)");
    return new String[] {
      "marshal " + version, "Java " + System.getProperty("java.runtime.version")
    };
  }
}
