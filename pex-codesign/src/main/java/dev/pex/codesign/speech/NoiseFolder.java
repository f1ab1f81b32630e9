package dev.pex.codesign.speech;

import dev.pex.codesign.audio.Recording;
import dev.pex.codesign.audio.WavReader;
import dev.pex.codesign.file.DataFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The background noise of Speech Commands: some long recordings. */
record NoiseFolder(List<Recording> recordings) {
  /** Its name. */
  static final String NAME = "_background_noise_";

  NoiseFolder {
    recordings = List.copyOf(recordings);
  }

  /**
   * The noise in a folder of words.
   *
   * @throws IOException if there is none, or a recording is too short to divide
   */
  static NoiseFolder of(Path words) throws IOException {
    DataFile folder = new DataFile(words.resolve(NAME));
    if (!Files.isDirectory(folder.path())) {
      throw folder.damaged("is not a folder");
    }
    List<Recording> recordings = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.path())) {
      for (Path file : files.filter(NoiseFolder::isSound).sorted().toList()) {
        recordings.add(longEnough(file));
      }
    }
    if (recordings.isEmpty()) {
      throw folder.damaged("has no files");
    }
    return new NoiseFolder(recordings);
  }

  private static boolean isSound(Path file) {
    return file.toString().endsWith(".wav");
  }

  private static Recording longEnough(Path file) throws IOException {
    Recording recording = WavReader.read(file).at(Clip.SAMPLE_RATE);
    if (recording.length() < 3 * Clip.SAMPLE_RATE) {
      throw new DataFile(file).damaged("has %,d samples, not 3 s", recording.length());
    }
    return recording;
  }

  /** The first two thirds of each. */
  List<Recording> training() {
    return recordings.stream().map(all -> part(all, 0, all.length() / 3 * 2)).toList();
  }

  /** The last third of each. */
  List<Recording> test() {
    return recordings.stream().map(all -> part(all, all.length() / 3 * 2, all.length())).toList();
  }

  private static Recording part(Recording recording, int start, int end) {
    return new Recording(
        recording.sampleRateHz(), Arrays.copyOfRange(recording.samples(), start, end));
  }
}
