package dev.pex.codesign.train;

import dev.pex.codesign.model.Observer;
import dev.pex.codesign.quantize.Range;
import dev.pex.codesign.quantize.Ranges;
import dev.pex.codesign.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/** Notes the range of every tensor that it sees. */
public final class Calibration implements Observer {
  private final Map<String, Range> byTensor = new HashMap<>();

  @Override
  public Tensor activation(String tensor, Tensor value) {
    byTensor.merge(tensor, new Range(value.least(), value.greatest()), Range::with);
    return value;
  }

  /** What it saw. */
  public Ranges ranges() {
    return new Ranges(byTensor);
  }
}
