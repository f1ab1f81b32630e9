package dev.pex.demo;

import dev.pex.runtime.RunnableNetwork;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.TensorObserver;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What Pex made of one model.
 *
 * @param name the model's class
 * @param executor runs the plan
 * @param reference runs layer by layer
 * @param c the folder of the C sources and of plan.json
 */
public record GeneratedNetwork(
    String name, RunnableNetwork executor, RunnableNetwork reference, Path c) {
  /**
   * Loads the classes that were generated for a model.
   *
   * @param model its qualified name
   * @param cName its name in C
   * @throws IllegalStateException if they are not there
   */
  static GeneratedNetwork load(ClassLoader loader, String model, String cName) {
    String simpleName = model.substring(model.lastIndexOf('.') + 1);
    try {
      return new GeneratedNetwork(
          simpleName,
          instance(loader, model + "Executor"),
          instance(loader, model + "Reference"),
          folder(loader, "META-INF/pex/" + cName + "/plan.json"));
    } catch (ReflectiveOperationException | URISyntaxException e) {
      throw new IllegalStateException("what was generated for '" + model + "' is not there", e);
    }
  }

  private static RunnableNetwork instance(ClassLoader loader, String name)
      throws ReflectiveOperationException {
    Constructor<?> constructor = loader.loadClass(name).getDeclaredConstructor();
    constructor.setAccessible(true);
    return (RunnableNetwork) constructor.newInstance();
  }

  private static Path folder(ClassLoader loader, String planFile) throws URISyntaxException {
    URL plan =
        Optional.ofNullable(loader.getResource(planFile))
            .orElseThrow(() -> new IllegalStateException("'" + planFile + "' is not there"));
    return Path.of(plan.toURI()).resolveSibling("").toAbsolutePath().normalize();
  }

  /** Shape and quantisation of the first input. */
  TensorInfo input() {
    return executor.inputs().get(0);
  }

  /** Shape and quantisation of the first output. */
  TensorInfo output() {
    return executor.outputs().get(0);
  }

  /** The name in C, which is the folder's. */
  public String cName() {
    return c.getFileName().toString();
  }

  /** What was planned. */
  Plan plan() throws IOException {
    return Plan.read(c.resolve("plan.json"));
  }

  /** Values of the only output for those of the only input. */
  byte[] scores(byte[] input) {
    return executor.run(List.of(input), TensorObserver.NONE).get(0);
  }

  /** Values of the first input, the same for the same seed. */
  byte[] randomInput(long seed) {
    byte[] values = new byte[input().elements()];
    new Random(seed).nextBytes(values);
    return values;
  }
}
