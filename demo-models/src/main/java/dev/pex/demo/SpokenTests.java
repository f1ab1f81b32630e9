package dev.pex.demo;

import dev.pex.codesign.audio.MfccParameters;
import dev.pex.codesign.audio.Recording;
import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.data.Example;
import dev.pex.codesign.speech.KeywordClasses;
import dev.pex.codesign.speech.SpokenStream;
import dev.pex.codesign.speech.Vocabulary;
import dev.pex.runtime.TensorInfo;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Words that the test's voices speak, each in the middle of a second.
 *
 * @param input of the network that is to recognise them
 */
record SpokenTests(SpokenStream stream, TensorInfo input) implements Dataset<float[]> {
  private static final int WORDS = 40;
  private static final long SEED = 3;

  /** The same words in each run. */
  static SpokenTests of(TensorInfo input) throws IOException {
    return new SpokenTests(SpokenStream.of(Vocabulary.COMMANDS, WORDS, SEED), input);
  }

  @Override
  public List<String> classes() {
    return keywords().names();
  }

  @Override
  public int size() {
    return stream.words().size();
  }

  @Override
  public Example<float[]> example(int index) {
    SpokenStream.Word word = stream.words().get(index);
    int rate = stream.recording().sampleRateHz();
    int start = word.middleSample() - rate / 2;
    Recording second =
        new Recording(rate, Arrays.copyOfRange(stream.recording().samples(), start, start + rate));
    float[] features = new float[input.elements()];
    int next = 0;
    MfccParameters.FeatureScale scale =
        new MfccParameters.FeatureScale(input.scale(), input.zeroPoint());
    for (byte[] row : second.features(Listening.FEATURES.storedAs(scale))) {
      for (byte value : row) {
        features[next++] = input.dequantize(value);
      }
    }
    int label = Vocabulary.COMMANDS.keywords().indexOf(word.text());
    return new Example<>(features, label < 0 ? keywords().unknown() : label);
  }

  private static KeywordClasses keywords() {
    return new KeywordClasses(Vocabulary.COMMANDS.keywords());
  }
}
