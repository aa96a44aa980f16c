package marshal.results.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** The few things a run store does to a disk, so that a test can let each of them fail. */
class RunFiles {

  /** Creates a folder and those above it. */
  void createFolders(Path folder) throws IOException {
    Files.createDirectories(folder);
  }

  /** Creates a folder that must not exist. */
  void createFolder(Path folder) throws IOException {
    Files.createDirectory(folder);
  }

  /** Writes a file and waits until the disk has it. */
  void write(Path file, byte[] content) throws IOException {
    Files.write(file, content);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /**
   * Gives a folder its final name in one step.
   *
   * @throws IOException if the name is taken, or otherwise
   */
  void rename(Path folder, Path name) throws IOException {
    Files.move(folder, name, StandardCopyOption.ATOMIC_MOVE);
    forceFolder(parent(name));
  }

  /** Returns the folder that holds a file; a root holds itself. */
  static Path parent(Path file) {
    Path absolute = file.toAbsolutePath();
    return Optional.ofNullable(absolute.getParent()).orElse(absolute);
  }

  /** Makes a new name in a folder last; systems that cannot open a folder do without. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The rename itself has succeeded; only a loss of power could still undo it.
      return;
    }
  }

  /** Removes a folder with all it holds; one that is not there is no error. */
  void remove(Path folder) throws IOException {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure)
                throws IOException {
              if (failure != null) {
                throw failure;
              }
              Files.delete(visited);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (NoSuchFileException e) {
      return;
    }
  }
}
