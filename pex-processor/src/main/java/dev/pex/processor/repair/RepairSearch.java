package dev.pex.processor.repair;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.spec.McuSpec;
import dev.pex.processor.spec.ModelSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for small edits with which a model fits its budgets. Every edit that is found was planned;
 * those that need no training again come first.
 */
public final class RepairSearch {
  private static final int MOST_LAYERS = 3;

  private final ModelSpec model;
  private final McuSpec mcu;
  private final Trial trial;
  private final Map<String, Optional<Need>> tried = new HashMap<>();
  private final int mostTrials;

  /** Compiles a model, without telling anyone. */
  public interface Trial {
    /** What the model takes; empty if it does not compile. */
    Optional<Need> need(ModelSpec model);
  }

  /**
   * A search.
   *
   * @param mcu the budgets
   * @param mostTrials after which it gives up
   */
  public RepairSearch(ModelSpec model, McuSpec mcu, Trial trial, int mostTrials) {
    this.model = model;
    this.mcu = mcu;
    this.trial = trial;
    this.mostTrials = mostTrials;
  }

  /**
   * Edits for a model that needs too much SRAM: of how it runs, of the layers at the peak, of its
   * input.
   *
   * @param places of the layers at the peak, the one with the largest tensor first
   */
  public List<Repair> ofArena(List<Origin> places) {
    List<Repair> repairs = new ArrayList<>();
    for (List<Edit> rising : ExecutionEdits.of(model)) {
      rising.stream().filter(this::fits).findFirst().ifPresent(each -> add(repairs, each));
    }
    ofSizes(places, repairs);
    return List.copyOf(repairs);
  }

  /**
   * Edits for a model that needs too much flash.
   *
   * @param places of the layers with the largest tables, the largest first
   */
  public List<Repair> ofFlash(List<Origin> places) {
    List<Repair> repairs = new ArrayList<>();
    ofSizes(places, repairs);
    return List.copyOf(repairs);
  }

  private void ofSizes(List<Origin> places, List<Repair> repairs) {
    List<Knob> layers = SizeKnobs.ofLayers(model, places);
    List<Knob> knobs = new ArrayList<>(layers.subList(0, Math.min(MOST_LAYERS, layers.size())));
    knobs.addAll(SizeKnobs.ofInputs(model));
    for (Knob knob : knobs) {
      knob.greatest(this::fits).ifPresent(each -> add(repairs, each));
    }
  }

  private void add(List<Repair> repairs, Edit edit) {
    need(edit).ifPresent(need -> repairs.add(new Repair(edit.text(), need)));
  }

  private boolean fits(Edit edit) {
    return need(edit)
        .filter(need -> need.sramBytes() <= mcu.sram().value())
        .filter(need -> need.flashBytes() <= mcu.flash().value())
        .isPresent();
  }

  private Optional<Need> need(Edit edit) {
    if (!tried.containsKey(edit.text()) && tried.size() >= mostTrials) {
      return Optional.empty();
    }
    return tried.computeIfAbsent(edit.text(), text -> trial.need(edit.model()));
  }
}
