package dev.pex.codesign.prune;

import dev.pex.codesign.resource.ResourceModel;
import dev.pex.codesign.resource.Resources;
import dev.pex.codesign.resource.Usage;
import dev.pex.codesign.width.ChannelGroup;
import dev.pex.codesign.width.ChannelGroups;
import dev.pex.codesign.width.Selection;
import dev.pex.codesign.width.Widths;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes away one channel after the other until a network fits its budget. */
public record Fitting(ResourceModel model, ChannelGroups groups, Budget budget) {
  /** A budget is met to less than a byte. */
  private static final double ROUNDING = 0.5;

  /** Where a channel saves nothing at the peak, one that matters little is still worth it. */
  private static final double LEAST_SAVED = 1e-3;

  /**
   * Some of the channels selected, with which the network fits: at each step, the one goes that
   * matters least for what it saves of that of which most is missing.
   *
   * @throws BudgetException if one channel of each group is too many
   */
  public Selection fitted(Selection selection, Importance importance) throws BudgetException {
    checkFloor();
    Selection fitted = selection;
    Optional<Usage> exceeded = exceeded(fitted.widths());
    while (exceeded.isPresent()) {
      fitted = withOneLess(fitted, importance, exceeded.get().gradient(fitted.widths()));
      exceeded = exceeded(fitted.widths());
    }
    return fitted;
  }

  /**
   * The same channels and all that still fit beside them: at each step, the one comes that matters
   * most for what it takes.
   */
  public Selection filled(Selection selection, Importance importance) {
    Selection filled = selection;
    Optional<Selection> next = Optional.of(filled);
    while (next.isPresent()) {
      filled = next.get();
      next = withOneMore(filled, importance);
    }
    return filled;
  }

  private Optional<Selection> withOneMore(Selection selection, Importance importance) {
    Map<String, Double> taken = tightest(selection.widths()).gradient(selection.widths());
    return groups.prunable().stream()
        .filter(group -> selection.of(group).size() < group.channels())
        .sorted(
            Comparator.comparingDouble(
                group ->
                    -importance.of(group, next(group, selection, importance)) / cost(group, taken)))
        .map(group -> selection.with(group, next(group, selection, importance)))
        .filter(more -> exceeded(more.widths()).isEmpty())
        .findFirst();
  }

  private static int next(ChannelGroup group, Selection selection, Importance importance) {
    List<Integer> kept = selection.of(group);
    return importance.most(
        group, Selection.ALL.of(group).stream().filter(each -> !kept.contains(each)).toList());
  }

  private Selection withOneLess(
      Selection selection, Importance importance, Map<String, Double> saved) {
    ChannelGroup cheapest =
        groups.prunable().stream()
            .filter(group -> selection.of(group).size() > 1)
            .min(Comparator.comparingDouble(group -> price(group, selection, importance, saved)))
            .orElseThrow(() -> new IllegalStateException("fewer channels need more"));
    List<Integer> channels = selection.of(cheapest);
    return selection.without(cheapest, importance.least(cheapest, channels));
  }

  private static double price(
      ChannelGroup group, Selection selection, Importance importance, Map<String, Double> saved) {
    int channel = importance.least(group, selection.of(group));
    return importance.of(group, channel) / cost(group, saved);
  }

  private static double cost(ChannelGroup group, Map<String, Double> gradient) {
    return Math.max(gradient.getOrDefault(group.name(), 0.0), LEAST_SAVED);
  }

  /** That of which most is missing, if something is. */
  private Optional<Usage> exceeded(Widths widths) {
    Resources resources = model.around(widths);
    boolean fits =
        budget.most().entrySet().stream()
            .allMatch(
                limit -> limit.getKey().of(resources).at(widths) <= limit.getValue() + ROUNDING);
    return fits ? Optional.empty() : Optional.of(tightest(resources, widths));
  }

  private Usage tightest(Widths widths) {
    return tightest(model.around(widths), widths);
  }

  /** That of which the greatest share of its budget is taken. */
  private Usage tightest(Resources resources, Widths widths) {
    return budget.most().entrySet().stream()
        .max(
            Comparator.comparingDouble(
                limit -> limit.getKey().of(resources).at(widths) / limit.getValue()))
        .map(limit -> limit.getKey().of(resources))
        .orElseThrow();
  }

  /**
   * Refuses what cannot be met.
   *
   * @throws BudgetException with what the network takes with one channel of each group
   */
  public void checkFloor() throws BudgetException {
    Widths least = Widths.FULL;
    for (ChannelGroup group : groups.prunable()) {
      least = least.with(group, 1);
    }
    Resources resources = model.around(least);
    for (Map.Entry<Limited, Long> limit : budget.most().entrySet()) {
      double taken = limit.getKey().of(resources).at(least);
      if (taken > limit.getValue() + ROUNDING) {
        throw new BudgetException(sentence(limit, taken));
      }
    }
  }

  private String sentence(Map.Entry<Limited, Long> limit, double taken) {
    String floor = limit.getKey() == Limited.SRAM ? ", " + model.floor() : "";
    return String.format(
        Locale.ROOT,
        "%,d %s are too few: with one channel in each layer it takes %,d%s",
        limit.getValue(),
        limit.getKey().unit(),
        Math.round(taken),
        floor);
  }
}
