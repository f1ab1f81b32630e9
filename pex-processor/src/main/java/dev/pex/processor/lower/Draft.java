package dev.pex.processor.lower;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.UnaryFunction;
import dev.pex.processor.graph.Window;
import java.util.List;

/**
 * A node whose shapes are known and whose weights and quantisation are not.
 *
 * @param name of the tensor it makes
 */
record Draft(String name, Kernel kernel, List<Tensor> inputs, Shape output, Origin origin) {
  Draft {
    inputs = List.copyOf(inputs);
  }

  /** The first, often only, tensor that it reads. */
  Tensor input() {
    return inputs.get(0);
  }

  /** What the node computes. */
  sealed interface Kernel {
    <R> R accept(Visitor<R> visitor);
  }

  /** Convolution. */
  record Convolution(FilterShape filter, Window window, FusedActivation activation)
      implements Kernel {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.convolution(this);
    }
  }

  /** Depthwise convolution. */
  record Depthwise(FilterShape filter, Window window, int multiplier, FusedActivation activation)
      implements Kernel {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.depthwise(this);
    }
  }

  /** Fully connected layer. */
  record FullyConnected(FilterShape filter, FusedActivation activation) implements Kernel {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.fullyConnected(this);
    }
  }

  /** Sum or difference of two tensors, with a quantisation of its own. */
  record Sum(boolean subtracts, FusedActivation activation) implements Kernel {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sum(this);
    }
  }

  /** Product of two tensors, with a quantisation of its own. */
  record Product(FusedActivation activation) implements Kernel {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.product(this);
    }
  }

  /** Tensors one behind the other, with a quantisation of their own. */
  record Joined(Op.Concatenate op) implements Kernel {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.joined(this);
    }
  }

  /** Mean over height and width, with a quantisation of its own. */
  record GlobalMean() implements Kernel {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.globalMean(this);
    }
  }

  /** An activation that stands alone, with a quantisation of its own. */
  record Activated(FusedActivation activation) implements Kernel {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.activated(this);
    }
  }

  /** An operator without weights that keeps its input's quantisation. */
  record Keeping(Op op) implements Kernel {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.keeping(this);
    }
  }

  /** A function of each element, with a quantisation of its own. */
  record Bent(UnaryFunction function) implements Kernel {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.bent(this);
    }
  }

  /** An operator without weights whose quantisation TFLite prescribes. */
  record Prescribed(Op op, Quantization quantization) implements Kernel {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.prescribed(this);
    }
  }

  /** One method for each kernel. */
  interface Visitor<R> {
    R convolution(Convolution kernel);

    R depthwise(Depthwise kernel);

    R fullyConnected(FullyConnected kernel);

    R sum(Sum kernel);

    R product(Product kernel);

    R joined(Joined kernel);

    R globalMean(GlobalMean kernel);

    R activated(Activated kernel);

    R keeping(Keeping kernel);

    R bent(Bent kernel);

    R prescribed(Prescribed kernel);
  }
}
