package dev.pex.oracle;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;
import org.bytedeco.tensorflowlite.InterpreterOptions;
import org.bytedeco.tensorflowlite.MutableOpResolver;
import org.bytedeco.tensorflowlite.TfLiteIntArray;
import org.bytedeco.tensorflowlite.TfLiteNode;
import org.bytedeco.tensorflowlite.TfLiteTensor;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/**
 * The oracle: TensorFlow Lite itself, in this process, with its reference kernels. It shows every
 * int8 tensor that an operator makes, and the inputs.
 */
public final class TfliteRunner implements Runner {
  /**
   * Constructs {@code tflite::ops::builtin::BuiltinRefOpResolver}, which the library exports but
   * the Java binding does not map. The binding's own resolvers choose kernels that differ by some
   * units.
   */
  private static final String REFERENCE_RESOLVER =
      "_ZN6tflite3ops7builtin20BuiltinRefOpResolverC1Ev";

  /** Holds the resolver, which is smaller, as long as this class is loaded. */
  private static final Memory RESOLVER_BLOCK = new Memory(4096);

  private static final MutableOpResolver RESOLVER = referenceResolver();

  private final byte[] model;

  /**
   * A runner of a model.
   *
   * @param model the bytes of a {@code .tflite} file
   */
  public TfliteRunner(byte[] model) {
    this.model = BiasQuantizationRepair.apply(model);
  }

  @Override
  public List<Map<String, byte[]>> run(List<List<byte[]>> inputs) {
    try (BytePointer file = new BytePointer(model);
        FlatBufferModel flatBuffer = FlatBufferModel.BuildFromBuffer(file, model.length);
        InterpreterOptions options = new InterpreterOptions()) {
      if (flatBuffer == null || flatBuffer.isNull()) {
        throw new IllegalArgumentException("TFLite does not read the model");
      }
      options.SetPreserveAllTensors(true);
      try (InterpreterBuilder builder = new InterpreterBuilder(flatBuffer, RESOLVER, options);
          Interpreter interpreter = new Interpreter((Pointer) null)) {
        check(builder.apply(interpreter), "build an interpreter");
        check(interpreter.AllocateTensors(), "allocate tensors");
        List<Map<String, byte[]>> results = new ArrayList<>();
        for (List<byte[]> input : inputs) {
          results.add(infer(interpreter, input));
        }
        return results;
      }
    }
  }

  /** The same inferences; of each, one tensor. */
  public List<byte[]> outputs(String tensor, List<List<byte[]>> inputs) {
    List<byte[]> outputs = new ArrayList<>();
    for (Map<String, byte[]> tensors : run(inputs)) {
      byte[] output = tensors.get(tensor);
      if (output == null) {
        throw new IllegalArgumentException("the model makes no '" + tensor + "'");
      }
      outputs.add(output);
    }
    return outputs;
  }

  private static Map<String, byte[]> infer(Interpreter interpreter, List<byte[]> input) {
    for (int port = 0; port < input.size(); port++) {
      write(interpreter, port, input.get(port));
    }
    check(interpreter.Invoke(), "run the model");
    Map<String, byte[]> tensors = new LinkedHashMap<>();
    for (int index : activations(interpreter)) {
      TfLiteTensor tensor = interpreter.tensor(index);
      if (tensor.type() == tensorflowlite.kTfLiteInt8) {
        byte[] values = new byte[Math.toIntExact(tensor.bytes())];
        tensor.data().int8().get(values);
        String name = tensor.name().getString();
        if (tensors.put(name, values) != null) {
          throw new IllegalArgumentException("two tensors are named '" + name + "'");
        }
      }
    }
    return tensors;
  }

  private static void write(Interpreter interpreter, int port, byte[] values) {
    TfLiteTensor tensor = interpreter.input_tensor(port);
    if (tensor.type() == tensorflowlite.kTfLiteInt8) {
      checkSize(values.length, tensor.bytes());
      tensor.data().int8().put(values);
      return;
    }
    checkSize(values.length, tensor.bytes() / Float.BYTES);
    TfLiteTensor quantized = quantized(interpreter, interpreter.inputs().get(port));
    float scale = quantized.params().scale();
    int zeroPoint = quantized.params().zero_point();
    float[] reals = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      reals[i] = scale * (values[i] - zeroPoint);
    }
    tensor.data().f().put(reals);
  }

  /** The tensor that QUANTIZE makes of a float input. */
  private static TfLiteTensor quantized(Interpreter interpreter, int input) {
    for (TfLiteNode node : nodes(interpreter)) {
      if (node.inputs().data(0) == input) {
        return interpreter.tensor(node.outputs().data(0));
      }
    }
    throw new IllegalArgumentException("nothing reads input " + input);
  }

  /** Indices of the tensors that are inputs or made by an operator, in order. */
  private static Set<Integer> activations(Interpreter interpreter) {
    Set<Integer> indices = new LinkedHashSet<>();
    for (int i = 0; i < interpreter.inputs().limit(); i++) {
      indices.add(interpreter.inputs().get(i));
    }
    for (TfLiteNode node : nodes(interpreter)) {
      TfLiteIntArray outputs = node.outputs();
      for (int i = 0; i < outputs.size(); i++) {
        indices.add(outputs.data(i));
      }
    }
    return indices;
  }

  private static List<TfLiteNode> nodes(Interpreter interpreter) {
    List<TfLiteNode> nodes = new ArrayList<>();
    for (int i = 0; i < interpreter.nodes_size(); i++) {
      nodes.add(interpreter.node_and_registration(i).first());
    }
    return nodes;
  }

  private static MutableOpResolver referenceResolver() {
    RESOLVER_BLOCK.clear();
    String library = Loader.load(tensorflowlite.class);
    Function constructor = NativeLibrary.getInstance(library).getFunction(REFERENCE_RESOLVER);
    constructor.invokeVoid(new Object[] {RESOLVER_BLOCK});
    return new MutableOpResolver(new Address(RESOLVER_BLOCK));
  }

  /** The address of memory that JNA owns. */
  private static final class Address extends Pointer {
    Address(Memory block) {
      this.address = com.sun.jna.Pointer.nativeValue(block);
    }
  }

  private static void check(int status, String action) {
    if (status != tensorflowlite.kTfLiteOk) {
      throw new IllegalStateException("TFLite could not " + action);
    }
  }

  private static void checkSize(long given, long expected) {
    if (given != expected) {
      throw new IllegalArgumentException("input of " + given + " elements for " + expected);
    }
  }
}
