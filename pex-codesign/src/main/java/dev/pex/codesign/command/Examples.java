package dev.pex.codesign.command;

import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.train.TrainingData;

/**
 * What a model is trained with and measured by.
 *
 * @param test examples that take no part in the training
 */
record Examples(TrainingData training, Dataset<float[]> test) {}
