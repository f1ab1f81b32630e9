package dev.pex.codesign.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;

/** PyTorch on one thread, so that every run computes the same, and without a network. */
final class Engine {
  private static final NDManager ROOT = start();

  private Engine() {}

  static NDManager newManager() {
    return ROOT.newSubManager();
  }

  static GradientCollector newGradientCollector() {
    return ai.djl.engine.Engine.getEngine("PyTorch").newGradientCollector();
  }

  private static NDManager start() {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    return NDManager.newBaseManager(Device.cpu(), "PyTorch");
  }
}
