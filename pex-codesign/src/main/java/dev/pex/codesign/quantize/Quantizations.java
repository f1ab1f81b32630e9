package dev.pex.codesign.quantize;

import dev.pex.codesign.network.Input;
import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.network.Operand;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.network.Quantization;
import dev.pex.codesign.network.Ties;
import dev.pex.codesign.network.UnaryFunction;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The int8 quantisation of each tensor of a network, by name, under TensorFlow Lite's rules.
 *
 * <ul>
 *   <li>An input keeps the quantisation of its model: the application gives it so.
 *   <li>Probabilities have 256 steps from 0 up to, not including, 1; a hyperbolic tangent from -1.
 *   <li>What only picks or averages elements has its operand's.
 *   <li>What is concatenated has that of the whole, unless one of the above prescribes another;
 *       then it is requantised before.
 *   <li>All else has that of its range.
 * </ul>
 */
public record Quantizations(Map<String, Quantization> byTensor) {
  private static final Quantization PROBABILITIES = new Quantization(1f / 256, Byte.MIN_VALUE);
  private static final Quantization SIGNED_SHARES = new Quantization(1f / 128, 0);
  private static final Layer LOGISTIC = new Layer.Unary(new UnaryFunction.Logistic());
  private static final Layer TANH = new Layer.Unary(new UnaryFunction.Tanh());

  /** Keeps a copy of the map, in the order of names. */
  public Quantizations {
    byTensor = Collections.unmodifiableMap(new TreeMap<>(byTensor));
  }

  /** Decides them. */
  public static Quantizations of(Network network, Ranges ranges) {
    return new Decision(network, ranges).quantizations();
  }

  /** The quantisation of a tensor. */
  public Quantization of(String tensor) {
    Quantization found = byTensor.get(tensor);
    if (found == null) {
      throw new IllegalArgumentException("there is no tensor '" + tensor + "'");
    }
    return found;
  }

  /** Groups that share a quantisation, and what decides that of each. */
  private static final class Decision {
    private final Network network;
    private final Ranges ranges;
    private final Ties groups = new Ties();
    private final Map<String, Quantization> prescribed = new HashMap<>();
    private final Map<String, Range> seen = new HashMap<>();

    Decision(Network network, Ranges ranges) {
      this.network = network;
      this.ranges = ranges;
    }

    Quantizations quantizations() {
      for (Input input : network.inputs()) {
        prescribed.put(input.operand().tensor(), input.quantization());
      }
      network.operators().forEach(this::groupOne);
      network.operators().forEach(this::groupParts);
      network.operators().forEach(this::see);
      Map<String, Quantization> all = new LinkedHashMap<>();
      for (Input input : network.inputs()) {
        all.put(input.operand().tensor(), input.quantization());
      }
      for (Operator operator : network.operators()) {
        all.put(operator.name(), decided(groups.leader(operator.name())));
      }
      return new Quantizations(all);
    }

    private void groupOne(Operator operator) {
      Optional<Quantization> rule = prescribed(operator.layer());
      if (rule.isPresent()) {
        prescribed.put(operator.name(), rule.get());
      } else if (operator.layer().accept(new KeepsQuantization())) {
        groups.join(operator.name(), operator.from().get(0).tensor());
      }
    }

    private static Optional<Quantization> prescribed(Layer layer) {
      if (layer instanceof Layer.Softmax || layer.equals(LOGISTIC)) {
        return Optional.of(PROBABILITIES);
      }
      return Optional.of(SIGNED_SHARES).filter(any -> layer.equals(TANH));
    }

    private void groupParts(Operator operator) {
      if (operator.layer() instanceof Layer.Concatenate) {
        for (Operand part : operator.from()) {
          if (!prescribed.containsKey(groups.leader(part.tensor()))) {
            groups.join(part.tensor(), operator.name());
          }
        }
      }
    }

    private void see(Operator operator) {
      String leader = groups.leader(operator.name());
      if (!prescribed.containsKey(leader)) {
        seen.merge(leader, ranges.of(operator.name()), Range::with);
      }
    }

    private Quantization decided(String leader) {
      Quantization rule = prescribed.get(leader);
      if (rule != null) {
        return rule;
      }
      Range range = seen.get(leader);
      if (range == null) {
        throw new IllegalArgumentException("nothing makes '" + leader + "'");
      }
      return range.quantization();
    }
  }
}
