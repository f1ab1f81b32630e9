package dev.pex.processor.conformance;

import dev.pex.runtime.TensorObserver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An object of a generated class, called by the names that its class gives its methods. */
public final class GeneratedNetwork implements Runner {
  private final Object network;
  private final List<String> inputs;

  /**
   * A runner of a generated class.
   *
   * @param inputs C identifiers of the inputs, in order
   */
  public GeneratedNetwork(Object network, List<String> inputs) {
    this.network = network;
    this.inputs = List.copyOf(inputs);
  }

  @Override
  public List<Map<String, byte[]>> run(List<List<byte[]>> inferences) {
    List<Map<String, byte[]>> results = new ArrayList<>();
    for (List<byte[]> inference : inferences) {
      for (int i = 0; i < inputs.size(); i++) {
        call("write" + camel(inputs.get(i)), byte[].class, inference.get(i));
      }
      Map<String, byte[]> tensors = new LinkedHashMap<>();
      TensorObserver observer = tensors::put;
      call("run", TensorObserver.class, observer);
      results.add(tensors);
    }
    return results;
  }

  /** The bytes of an output after the last inference. */
  public byte[] read(String output) {
    return (byte[]) call("read" + camel(output));
  }

  private Object call(String method) {
    try {
      return network.getClass().getMethod(method).invoke(network);
    } catch (ReflectiveOperationException e) {
      throw failed(method, e);
    }
  }

  private void call(String method, Class<?> type, Object argument) {
    try {
      Method found = network.getClass().getMethod(method, type);
      found.invoke(network, argument);
    } catch (ReflectiveOperationException e) {
      throw failed(method, e);
    }
  }

  private AssertionError failed(String method, ReflectiveOperationException e) {
    Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
    return new AssertionError("cannot call " + method + " of " + network.getClass(), cause);
  }

  private static String camel(String identifier) {
    StringBuilder camel = new StringBuilder();
    for (String word : List.of(identifier.split("_", -1))) {
      camel.append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT));
      camel.append(word.isEmpty() ? "" : word.substring(1));
    }
    return camel.toString();
  }
}
