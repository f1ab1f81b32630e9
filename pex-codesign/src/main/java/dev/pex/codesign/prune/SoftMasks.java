package dev.pex.codesign.prune;

import dev.pex.codesign.model.Observer;
import dev.pex.codesign.model.TrainableNetwork;
import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.resource.ResourceModel;
import dev.pex.codesign.resource.Resources;
import dev.pex.codesign.resource.Usage;
import dev.pex.codesign.tensor.Pass;
import dev.pex.codesign.tensor.Tensor;
import dev.pex.codesign.train.Companion;
import dev.pex.codesign.train.Score;
import dev.pex.codesign.width.ChannelGroup;
import dev.pex.codesign.width.ChannelGroups;
import dev.pex.codesign.width.Segment;
import dev.pex.codesign.width.Selection;
import dev.pex.codesign.width.Widths;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Learns how wide each group of a network has to be within a budget: multiplies channels with their
 * openness, and moves the widths against the gradient of the loss and of what is taken beyond the
 * budget, whose weight rises as long as it is exceeded (an augmented Lagrangian). What is taken is
 * that of the compiler's plan, which is made again as the widths change.
 */
public final class SoftMasks implements Companion, Observer {
  /** Steps from one plan to the next. */
  private static final int PLANNED_EVERY = 10;

  /** How often channels are put in order; a last time so long before the end as between two. */
  private static final int RANKINGS = 20;

  /** How much the weight of all of a budget that is exceeded would rise in the whole training. */
  private static final double MULTIPLIER_RATE = 10;

  /** How often the fastest width could go from all channels to none in the whole training. */
  private static final double FASTEST = 4;

  /** How much the weight is beyond its multiplier where all of the budget is exceeded. */
  private static final double PENALTY = 5;

  /** How much of the steepest slope is remembered at each step. */
  private static final float FORGETTING = 0.99f;

  private final ResourceModel model;
  private final Budget budget;
  private final ChannelGroups groups;
  private final Set<String> masked;
  private final Map<String, SoftMask> masks = new LinkedHashMap<>();
  private final float[] done = {0};
  private final float[] steepest = {0};
  private final float[] planned;
  private final Map<Limited, float[]> multipliers = new EnumMap<>(Limited.class);
  private final Trajectory trajectory;
  private Optional<Resources> resources = Optional.empty();
  private Optional<Pass> pass = Optional.empty();
  private final Map<String, Tensor> variables = new HashMap<>();

  /**
   * Masks that are all open.
   *
   * @param epochs of the training
   */
  public SoftMasks(TrainableNetwork network, ResourceModel model, Budget budget, int epochs) {
    this.model = model;
    this.budget = budget;
    this.groups = ChannelGroups.of(network.network());
    this.masked =
        network.network().operators().stream()
            .filter(SoftMasks::makesOfNothing)
            .map(Operator::name)
            .collect(Collectors.toSet());
    Importance magnitudes = Importance.ofMagnitudes(network, groups);
    for (ChannelGroup group : groups.prunable()) {
      masks.put(group.name(), new SoftMask(group, magnitudes));
    }
    budget.most().keySet().forEach(limited -> multipliers.put(limited, new float[1]));
    this.planned = new float[masks.size()];
    this.trajectory = new Trajectory(epochs);
    plan();
  }

  /** Whether a channel of zeros may become something else. */
  private static boolean makesOfNothing(Operator operator) {
    Layer layer = operator.layer();
    return layer instanceof Layer.Conv2D
        || layer instanceof Layer.DepthwiseConv2D
        || layer instanceof Layer.Dense
        || layer instanceof Layer.Unary;
  }

  @Override
  public Observer observer() {
    return this;
  }

  /** What decides how it learns. */
  @Override
  public String toString() {
    return "masks " + budget + " " + trajectory.epochs() + " " + model;
  }

  @Override
  public Tensor activation(String tensor, Tensor value) {
    List<Segment> segments = masked.contains(tensor) ? groups.of(tensor) : List.of();
    if (segments.stream().noneMatch(segment -> segment.group().prunable())) {
      return value;
    }
    List<Tensor> parts = segments.stream().map(segment -> part(segment, value.pass())).toList();
    return value.times(Tensor.concatenated(parts, 0).reshaped(1, -1, 1, 1));
  }

  /** The openness of a segment's channels. */
  private Tensor part(Segment segment, Pass current) {
    Tensor channels = openness(segment.group(), current).reshaped(-1, 1);
    float[] ones = new float[segment.times()];
    Arrays.fill(ones, 1);
    return channels.times(current.constant(ones, 1, ones.length)).reshaped(-1);
  }

  private Tensor openness(ChannelGroup group, Pass current) {
    if (pass.isEmpty() || !pass.get().equals(current)) {
      pass = Optional.of(current);
      variables.clear();
    }
    return variables.computeIfAbsent(
        group.name(),
        name ->
            Optional.ofNullable(masks.get(name))
                .map(mask -> mask.openness(done[0]))
                .map(values -> current.variable(values, values.length))
                .orElseGet(() -> allOpen(group, current)));
  }

  private static Tensor allOpen(ChannelGroup group, Pass current) {
    float[] ones = new float[group.channels()];
    Arrays.fill(ones, 1);
    return current.constant(ones, ones.length);
  }

  @Override
  public void learn(long step, long steps) {
    move(FASTEST / steps);
    done[0] = (float) step / steps;
    long interval = Math.max(1, steps / RANKINGS);
    if (step % interval == 0 && step <= steps - interval) {
      masks.values().forEach(SoftMask::rank);
    }
    if (step % PLANNED_EVERY == 0) {
      plan();
      raise((double) PLANNED_EVERY / steps);
    }
  }

  /**
   * Moves widths against their slopes: by a share where one is as steep as the steepest of late.
   */
  private void move(double greatest) {
    Map<String, Double> pressure = pressure();
    Map<SoftMask, Double> slopes = new LinkedHashMap<>();
    steepest[0] *= FORGETTING;
    for (SoftMask mask : masks.values()) {
      float[] byOpenness = gradient(mask);
      mask.note(byOpenness);
      double ofLoss = mask.smoothed(mask.byShare(byOpenness, done[0]));
      double ofBudget = pressure.getOrDefault(mask.group().name(), 0.0) * mask.group().channels();
      slopes.put(mask, ofLoss + ofBudget);
      steepest[0] = (float) Math.max(steepest[0], Math.abs(ofLoss + ofBudget));
    }
    double scale = greatest / Math.max(steepest[0], Float.MIN_NORMAL);
    slopes.forEach((mask, slope) -> mask.move(-slope * scale));
  }

  private float[] gradient(SoftMask mask) {
    Tensor variable = variables.get(mask.group().name());
    return variable == null ? new float[mask.group().channels()] : variable.gradient();
  }

  /** By how much the weighed excess of all budgets rises with each channel, by groups. */
  private Map<String, Double> pressure() {
    Map<String, Double> pressure = new TreeMap<>();
    multipliers.forEach(
        (limited, multiplier) -> {
          long most = budget.of(limited);
          double weight = Math.max(0, multiplier[0] + PENALTY * excess(limited, most));
          usage(limited)
              .gradient(widths())
              .forEach((group, slope) -> pressure.merge(group, weight * slope / most, Double::sum));
        });
    return pressure;
  }

  /** After a share of the training: what is exceeded weighs more, what is not weighs less. */
  private void raise(double share) {
    multipliers.forEach(
        (limited, multiplier) -> {
          double change = MULTIPLIER_RATE * share * excess(limited, budget.of(limited));
          multiplier[0] = (float) Math.max(0, multiplier[0] + change);
        });
  }

  /** What is taken beyond the budget, as a share of it; negative if there is something left. */
  private double excess(Limited limited, long most) {
    return usage(limited).at(widths()) / most - 1;
  }

  private Usage usage(Limited limited) {
    if (resources.isEmpty()) {
      resources = Optional.of(model.around(plannedWidths()));
    }
    return limited.of(resources.get());
  }

  /** Plans for the widths of now; the plan itself is made when it is asked for. */
  private void plan() {
    int next = 0;
    for (SoftMask mask : masks.values()) {
      planned[next++] = (float) mask.width();
    }
    resources = Optional.empty();
  }

  private Widths plannedWidths() {
    Map<String, Double> widths = new TreeMap<>();
    int next = 0;
    for (String group : masks.keySet()) {
      widths.put(group, (double) planned[next++]);
    }
    return new Widths(widths);
  }

  /** The widths of now. */
  public Widths widths() {
    Map<String, Double> widths = new TreeMap<>();
    masks.forEach((group, mask) -> widths.put(group, mask.width()));
    return new Widths(widths);
  }

  /** The channels of the nearest whole widths. */
  public Selection selection() {
    Map<String, List<Integer>> kept = new TreeMap<>();
    masks.forEach((group, mask) -> kept.put(group, mask.kept()));
    return new Selection(kept);
  }

  /** How much each channel matters. */
  public Importance importance() {
    Map<String, List<Double>> importance = new TreeMap<>();
    masks.forEach((group, mask) -> importance.put(group, mask.importance()));
    return new Importance(importance);
  }

  /** What was taken after each epoch. */
  public Trajectory trajectory() {
    return trajectory;
  }

  @Override
  public boolean endEpoch(int epoch, Score validation) {
    trajectory.setAccuracy(epoch, validation.accuracy());
    for (Limited limited : Limited.values()) {
      trajectory.setTaken(limited, epoch, usage(limited).at(widths()));
    }
    return epoch == trajectory.epochs();
  }

  @Override
  public Map<String, float[]> numbers() {
    Map<String, float[]> numbers = new LinkedHashMap<>();
    masks.values().forEach(mask -> mask.addTo(numbers));
    numbers.put("done", done);
    numbers.put("steepest", steepest);
    numbers.put("planned widths", planned);
    multipliers.forEach((limited, value) -> numbers.put("multiplier of " + limited, value));
    trajectory.addTo(numbers);
    return numbers;
  }
}
