package dev.pex.codesign.train;

import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.model.Observer;
import dev.pex.codesign.model.TrainableNetwork;
import dev.pex.codesign.quantize.Range;
import dev.pex.codesign.quantize.Ranges;
import dev.pex.codesign.tensor.Tensor;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Notes the range of every tensor that it sees. */
public final class Calibration implements Observer {
  private final Map<String, Range> byTensor = new HashMap<>();

  private Calibration() {}

  /** The ranges that the tensors of a network have for the first examples of a dataset. */
  public static Ranges ranges(TrainableNetwork model, Dataset<float[]> data, int count)
      throws IOException {
    Calibration calibration = new Calibration();
    new Evaluation(model, calibration).show(data, count, (batch, forward) -> {});
    return new Ranges(calibration.byTensor);
  }

  @Override
  public Tensor activation(String tensor, Tensor value) {
    byTensor.merge(tensor, new Range(value.least(), value.greatest()), Range::with);
    return value;
  }
}
