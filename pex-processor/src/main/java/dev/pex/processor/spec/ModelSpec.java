package dev.pex.processor.spec;

import dev.pex.processor.diag.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A model as the user wrote it. */
public sealed interface ModelSpec {
  /** The class or interface that bears the annotations. */
  TypeName type();

  /** The class or interface as a place for messages. */
  Origin origin();

  /** What is asked of its plan. */
  PlanSpec plan();

  /** The same model with another plan. */
  ModelSpec withPlan(PlanSpec other);

  /** The same model, with placeholders if it named a file with weights. */
  ModelSpec withoutWeights();

  /** The same model, where a field takes the place of the one with its name, if there is one. */
  ModelSpec with(FieldSpec field);

  /** Calls the visitor's method for this kind of model. */
  <R> R accept(Visitor<R> visitor);

  /**
   * A class marked {@code @Network}.
   *
   * @param weights the file with its weights; empty for placeholders
   * @param fields in the order of the source
   */
  record Network(
      TypeName type,
      Origin origin,
      PlanSpec plan,
      Optional<Located<String>> weights,
      List<FieldSpec> fields)
      implements ModelSpec {
    public Network {
      fields = List.copyOf(fields);
    }

    /** The same model of other fields. */
    public Network withFields(List<FieldSpec> other) {
      return new Network(type, origin, plan, weights, other);
    }

    @Override
    public Network withPlan(PlanSpec other) {
      return new Network(type, origin, other, weights, fields);
    }

    @Override
    public Network withoutWeights() {
      return new Network(type, origin, plan, Optional.empty(), fields);
    }

    @Override
    public Network with(FieldSpec field) {
      List<FieldSpec> replaced = new ArrayList<>(fields);
      replaced.replaceAll(each -> each.name().equals(field.name()) ? field : each);
      return withFields(replaced);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.network(this);
    }
  }

  /** An interface marked {@code @TfliteModel}. */
  record Tflite(
      TypeName type, Origin origin, PlanSpec plan, Located<String> file, Located<FeedKind> feed)
      implements ModelSpec {
    @Override
    public Tflite withPlan(PlanSpec other) {
      return new Tflite(type, origin, other, file, feed);
    }

    @Override
    public Tflite withoutWeights() {
      return this;
    }

    @Override
    public Tflite with(FieldSpec field) {
      return this;
    }

    /** The same model, its input written in another way. */
    public Tflite withFeed(FeedKind other) {
      return new Tflite(type, origin, plan, file, feed.with(other));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.tflite(this);
    }
  }

  /** One method for each kind of model. */
  interface Visitor<R> {
    R network(Network network);

    R tflite(Tflite tflite);
  }
}
